/// The tables that hold queues.
package enum Schema {
    /// The newest format that this sluice knows.
    static let format = 1

    /// The statements that make the tables, for a role that may.
    package static let statements = [
        "create schema if not exists sluice",
        """
        create table if not exists sluice.queue (
          queue uuid primary key,
          format int not null default 1,
          settings bytea,
          settings_n bigint not null default 0,
          moved text,
          turn int)
        """,
        """
        create table if not exists sluice.entry (
          queue uuid not null,
          n bigint not null check (n between 1 and 4294967295),
          chain bytea not null check (octet_length(chain) = 32),
          line bytea not null check (octet_length(line) between 100 and 16777216),
          primary key (queue, n))
        """,
        """
        create table if not exists sluice.inbox (
          id bigint generated always as identity primary key,
          queue uuid not null,
          at timestamptz not null default now(),
          role name not null default session_user,
          comment bytea not null check (octet_length(comment) <= 524288))
        """,
        """
        create table if not exists sluice.refused (
          id bigint generated always as identity primary key,
          queue uuid not null,
          at timestamptz not null default now(),
          why text not null,
          comment bytea not null)
        """,
    ]

    /// Keeps comments out of the inbox of a queue that does not exist: nobody would ever take them in. A role that
    /// hands comments in may read nothing, so the table itself checks, with its owner's rights.
    package static let inboxGuard = [
        """
        create or replace function sluice.refuse_lost() returns trigger
        language plpgsql security definer set search_path = pg_catalog
        as $$
        declare
          place text;
        begin
          select q.moved into place from sluice.queue q where q.queue = new.queue;
          if not found then
            raise exception 'this queue is not there' using errcode = '\(noQueue)';
          elsif place is not null then
            raise exception '%', place using errcode = '\(moved)';
          end if;
          return new;
        end $$
        """,
        "drop trigger if exists refuse_lost on sluice.inbox",
        """
        create trigger refuse_lost before insert on sluice.inbox for each row execute function sluice.refuse_lost()
        """,
    ]

    /// The codes of the errors that it raises.
    static let noQueue = "SLQ01"
    static let moved = "SLQ02"

    /// What only PostgreSQL knows: lines are stored uncompressed.
    package static let storage = "alter table sluice.entry alter column line set storage external"
}
