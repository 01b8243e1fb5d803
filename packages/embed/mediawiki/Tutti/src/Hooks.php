<?php

namespace MediaWiki\Extension\Tutti;

use MediaWiki\Hook\ParserFirstCallInitHook;

/** The tag `<tutti src="https://tutti.example/sales/main" />`. MediaWiki's own classes are not named where they have moved since 1.39. */
class Hooks implements ParserFirstCallInitHook {
	/** @var \Config */
	private $config;

	public function __construct( $config ) {
		$this->config = $config;
	}

	/** @param \Parser $parser */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( 'tutti', [ $this, 'show' ] );
	}

	/**
	 * @param string|null $text what stands between the tags: nothing is made of it
	 * @param string[] $attributes as the page's author wrote them
	 * @param \Parser $parser
	 * @return string HTML
	 */
	public function show( $text, array $attributes, $parser ): string {
		try {
			$room = Room::named( $attributes['src'] ?? '', $this->config->get( 'TuttiServers' ) );
		} catch ( NoRoom $problem ) {
			$parser->addTrackingCategory( 'tutti-error-category' );
			$words = wfMessage( $problem->getMessage() )->inLanguage( $parser->getTargetLanguage() )->plaintextParams( ...$problem->parameters );
			return '<strong class="error">' . $words->escaped() . '</strong>';
		}
		$frame = new Frame( $room, $attributes );
		$output = $parser->getOutput();
		// Where the wiki has a policy for what its pages load, it lets this server through.
		$output->addExtraCSPDefaultSrc( $room->server );
		if ( $frame->follows() ) {
			// It has to hear the frame's first word, so it cannot come when everything else is there.
			$script = $this->config->get( 'ExtensionAssetsPath' ) . '/Tutti/resources/height.js?' . filemtime( __DIR__ . '/../resources/height.js' );
			$output->addHeadItem( '<script src="' . htmlspecialchars( $script ) . '"></script>', 'tutti' );
		}
		return $frame->html();
	}
}
