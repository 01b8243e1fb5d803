CREATE TABLE `purchases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submit` text NOT NULL,
	`what` text NOT NULL,
	`category` text NOT NULL,
	`cents` integer NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`decided_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchases_submit_unique` ON `purchases` (`submit`);