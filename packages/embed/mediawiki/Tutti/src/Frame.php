<?php

namespace MediaWiki\Extension\Tutti;

/** The frame that shows a room, as the tag's attributes say. */
class Frame {
	/** Until the room has said how high it is, and where no script of the page's runs (CSS pixels). */
	private const HEIGHT = 480;
	private const LEAST = 80;
	private const MOST = 20000;
	/** All but leading the reader away from the wiki. */
	private const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';
	/** What an attribute may say of how the room is shown. */
	private const SHOWN = [
		'chrome' => '/^(small|full|none)$/D',
		'theme' => '/^(light|dark)$/D',
		'page' => '/^(\/|[a-z0-9-]{1,64})$/D',
		'element' => '/^.{1,256}$/Dsu',
	];

	private Room $room;
	/** @var string[] */
	private array $said;

	/** @param string[] $said the tag's attributes */
	public function __construct( Room $room, array $said ) {
		$this->room = $room;
		$this->said = $said;
	}

	/** Whether it is as high as the room is, and not as the tag says. */
	public function follows(): bool {
		return $this->height() === null;
	}

	public function html(): string {
		$attributes = [
			'class' => 'tutti-frame' . ( $this->follows() ? ' tutti-follows' : '' ),
			'src' => $this->address(),
			'title' => $this->said['title'] ?? 'Tutti',
			'height' => (string)( $this->height() ?? self::HEIGHT ),
			'style' => 'display:block;width:100%;border:0',
			'sandbox' => self::SANDBOX,
			'allow' => 'clipboard-write; fullscreen; camera; microphone',
			'loading' => 'lazy',
		];
		$printed = '';
		foreach ( $attributes as $name => $value ) {
			$printed .= " $name=\"" . htmlspecialchars( $value, ENT_QUOTES ) . '"';
		}
		return "<iframe$printed></iframe>";
	}

	private function height(): ?int {
		$height = $this->said['height'] ?? '';
		return preg_match( '/^\d{1,6}$/D', $height ) ? min( max( (int)$height, self::LEAST ), self::MOST ) : null;
	}

	private function address(): string {
		$parts = $this->room->shown === '' ? [] : [ $this->room->shown ];
		foreach ( self::SHOWN as $name => $allowed ) {
			$value = trim( $this->said[$name] ?? '' );
			if ( preg_match( $allowed, $value ) ) {
				// A comma would end what is said.
				$parts[] = "$name:" . str_replace( [ '%', ',' ], [ '%25', '%2C' ], $value );
			}
		}
		if ( !$this->follows() ) {
			$parts[] = 'height:fixed';
		}
		return $this->room->server . $this->room->path . '?embed=' . rawurlencode( implode( ',', $parts ) );
	}
}
