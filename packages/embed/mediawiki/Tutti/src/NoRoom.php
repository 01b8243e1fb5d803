<?php

namespace MediaWiki\Extension\Tutti;

use Exception;

/** Why a tag shows nothing: the key of a message, and what it says. */
class NoRoom extends Exception {
	/** @var string[] */
	public array $parameters;

	public function __construct( string $message, string ...$parameters ) {
		parent::__construct( $message );
		$this->parameters = $parameters;
	}
}
