CREATE TABLE "purchases" (
	"id" serial PRIMARY KEY NOT NULL,
	"submit" text NOT NULL,
	"what" text NOT NULL,
	"category" text NOT NULL,
	"cents" integer NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" text,
	CONSTRAINT "purchases_submit_unique" UNIQUE("submit")
);
