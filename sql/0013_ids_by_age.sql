-- The smallest UUIDv7 of a moment: the ids of what is younger are not below it.
create function ops_first_id(_since timestamptz) returns uuid language sql immutable strict parallel safe as $$
    select (lpad(to_hex((extract(epoch from greatest(_since, 'epoch'::timestamptz)) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;
