<?php

namespace MediaWiki\Extension\Tutti;

/** A room of a server that the wiki shows rooms of. */
class Room {
	/** The address of an app, a room or a page: nothing else of a server can be shown inside a page. */
	private const PATH = '#^/[a-z0-9-]{1,64}(/[a-z0-9-]{1,64}){0,2}$#D';

	public string $server;
	/** Behind the server's address, with the slash. */
	public string $path;
	/** What the address itself says of how the room is shown (`?embed=theme:dark`). */
	public string $shown;

	private function __construct( string $server, string $path, string $shown ) {
		$this->server = $server;
		$this->path = $path;
		$this->shown = $shown;
	}

	/**
	 * Reads an address as an author wrote it. It is never taken apart and put together again, as PHP and browsers do not agree
	 * on what is a host: it has to begin, letter by letter, with the address of a server and a slash.
	 *
	 * @param string $src
	 * @param string[] $servers
	 * @throws NoRoom
	 */
	public static function named( string $src, array $servers ): self {
		$src = trim( $src );
		$servers = array_map( static fn ( $server ) => rtrim( $server, '/' ), $servers );
		if ( $src === '' ) {
			throw new NoRoom( 'tutti-error-no-src', $servers[0] ?? 'https://tutti.example' );
		}
		foreach ( $servers as $server ) {
			if ( strpos( $src, "$server/" ) !== 0 ) {
				continue;
			}
			$behind = substr( $src, strlen( $server ) );
			// What stands behind # may be a token, which is no business of whoever reads the page.
			[ $path, $query ] = explode( '?', strtok( $behind, '#' ), 2 ) + [ 1 => '' ];
			$path = rtrim( $path, '/' );
			if ( !preg_match( self::PATH, $path ) ) {
				throw new NoRoom( 'tutti-error-address', $src, $server );
			}
			parse_str( $query, $asked );
			$shown = $asked['embed'] ?? '';
			return new self( $server, $path, is_string( $shown ) ? $shown : '' );
		}
		throw $servers === [] ? new NoRoom( 'tutti-error-no-server', $src ) : new NoRoom( 'tutti-error-server', $src, implode( ', ', $servers ) );
	}
}
