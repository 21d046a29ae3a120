-- Rights on a server that holds queues: who may read, decide and hand in, and that nobody writes in another's name.
--
--   psql service=admin -f guard.sql
--   create role anna login in role sluice_moderator;   create role web login in role sluice_submitter;
--   insert into sluice.member values ('the queue''s UUID', 'anna'), ('the queue''s UUID', 'web');
--
-- A role is called as sluice takes names: no spaces, no control characters. What a role of another name hands in goes to sluice.refused.
-- Each moderator logs in as a role that is called as in the settings (a user in the service file). The statements of sluice stay as
-- they are. The owner of the tables and a superuser may still do anything: a head that is kept elsewhere is what shows that
-- (sluice verify --against). Run it again after an update; it changes no data.

do $$ begin
  if not exists (select from pg_roles where rolname = 'sluice_moderator') then create role sluice_moderator nologin; end if;
  if not exists (select from pg_roles where rolname = 'sluice_submitter') then create role sluice_submitter nologin; end if;
end $$;

create table if not exists sluice.member (
  queue uuid not null,
  role name not null,
  primary key (queue, role));

-- Whether who is logged in works on a queue.
create or replace function sluice.is_member(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$ select exists (select from sluice.member m where m.queue = which and m.role = session_user) $$;

revoke all on all tables in schema sluice from public;
grant usage on schema sluice to sluice_moderator, sluice_submitter;
grant select on sluice.queue, sluice.entry, sluice.inbox to sluice_moderator;
grant insert on sluice.entry, sluice.refused to sluice_moderator;
grant update (line) on sluice.entry to sluice_moderator;
-- Nobody sets it: the right to update is the right to lock.
grant update (turn) on sluice.queue to sluice_moderator;
grant delete on sluice.inbox to sluice_moderator;
grant select, delete on sluice.refused to sluice_moderator;
grant insert (queue, comment) on sluice.inbox to sluice_submitter;

alter table sluice.queue enable row level security;
alter table sluice.entry enable row level security;
alter table sluice.inbox enable row level security;
alter table sluice.refused enable row level security;

drop policy if exists own on sluice.queue;
drop policy if exists own on sluice.entry;
drop policy if exists own on sluice.inbox;
drop policy if exists hands_in on sluice.inbox;
drop policy if exists own on sluice.refused;
create policy own on sluice.queue to sluice_moderator using (sluice.is_member(queue));
create policy own on sluice.entry to sluice_moderator using (sluice.is_member(queue));
create policy own on sluice.inbox to sluice_moderator using (sluice.is_member(queue));
create policy hands_in on sluice.inbox for insert to sluice_submitter with check (sluice.is_member(queue));
create policy own on sluice.refused to sluice_moderator using (sluice.is_member(queue));

-- Checks a line as far as a server can: number, chain, digest and name. What the law allows, every client checks.
create or replace function sluice.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
declare
  mark constant bytea := ',"chain":"';
  opening constant bytea := '","content":';
  before bytea;
  place int;
  head bytea;
  rest bytea;
  content bytea;
  facts text[];
  erasure jsonb;
begin
  -- The owner shares queues, and brings them home.
  if session_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid)
    or (select rolsuper from pg_roles where rolname = session_user) then
    return new;
  end if;
  place := position(mark in new.line);
  if place = 0 then raise exception 'sluice: no chain in the line'; end if;
  head := substring(new.line from 1 for place - 1);
  rest := substring(new.line from place + 74);
  if rest = '\x227d0a'::bytea then
    content := null;
  elsif substring(rest from 1 for 12) = opening and substring(rest from octet_length(rest) - 1) = '\x7d0a'::bytea then
    content := substring(rest from 13 for octet_length(rest) - 14);
  else
    raise exception 'sluice: the line has no end';
  end if;

  if tg_op = 'UPDATE' then
    if (new.queue, new.n, new.chain) is distinct from (old.queue, old.n, old.chain)
      or octet_length(new.line) <> octet_length(old.line)
      or substring(old.line from 1 for place + 85) <> substring(new.line from 1 for place + 85)
      or content is null
      or content <> convert_to(rpad('null', octet_length(content)), 'UTF8')
    then
      raise exception 'sluice: a line changes only by losing its content';
    end if;
    -- The erasure stands in the same transaction, as the last line.
    select convert_from(substring(e.line from 1 for position(mark in e.line) - 1) || '}', 'UTF8')::jsonb into erasure
    from sluice.entry e where e.queue = new.queue order by e.n desc limit 1;
    if erasure ->> 'do' is distinct from 'erase' or not (erasure -> 'blank') @> to_jsonb(new.n)
      or erasure ->> 'by' <> session_user
    then
      raise exception 'sluice: no erasure lists entry %', new.n;
    end if;
    return new;
  end if;

  select e.chain into before from sluice.entry e where e.queue = new.queue and e.n = new.n - 1;
  if before is null then raise exception 'sluice: no line before entry %', new.n; end if;
  if encode(new.chain, 'hex') <> convert_from(substring(new.line from place + 10 for 64), 'UTF8')
    or sha256(convert_to(encode(before, 'hex'), 'UTF8') || head) <> new.chain
  then
    raise exception 'sluice: the chain does not follow';
  end if;
  facts := regexp_match(
    convert_from(head, 'UTF8'), '^\{"n":([0-9]+),"at":"[0-9TZ:.-]+","by":"((?:[^"\\]|\\.)*)","do":"([a-z]+)"');
  if facts is null or facts[1] <> new.n::text then raise exception 'sluice: not the line of entry %', new.n; end if;
  if (content is null) <> (position('"digest":"'::bytea in head) = 0)
    or content is not null and encode(sha256(content), 'hex')
      <> convert_from(substring(head from octet_length(head) - 64 for 64), 'UTF8')
  then
    raise exception 'sluice: the digest is not that of the content';
  end if;
  -- What was handed in keeps the name of who handed it in; a decision on it is its moderator's.
  if facts[2] <> session_user
    and (facts[3] <> 'submit' or (convert_from(head || '}', 'UTF8')::jsonb) ? 'state')
  then
    raise exception 'sluice: this is not % but %', facts[2], session_user;
  end if;
  return new;
end $$;

drop trigger if exists guard on sluice.entry;
create trigger guard before insert or update on sluice.entry for each row execute function sluice.guard();
