/// The tables that hold queues.
package enum Schema {
    /// The newest format that this sluice knows.
    static let format = 1
    /// What stands in a queue's `moved` while its lines are being sent.
    static let arriving = "arriving"

    /// The statements that make the tables, for whoever may.
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

    /// What PostgreSQL alone knows: lines stay as they are written, for they are compressed as little as they are searched.
    package static let storage = "alter table sluice.entry alter column line set storage external"
}
