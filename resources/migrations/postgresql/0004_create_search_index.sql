-- Every three neighbouring characters of names, e-mails and slugs, for searches of a part of them. Where pg_trgm is not
-- there and may not be created, searches read the whole table instead. An administrator can make up for it later by
-- CREATE EXTENSION pg_trgm and the two CREATE INDEX below.
DO $$
DECLARE
    operators text;
BEGIN
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
    EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR invalid_schema_name THEN
        NULL;
    END;
    SELECT quote_ident(n.nspname) || '.gin_trgm_ops' INTO operators
    FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm' AND has_schema_privilege(n.oid, 'USAGE');
    IF operators IS NOT NULL THEN
        EXECUTE format('CREATE INDEX users_search_index ON users USING gin (lower(email) %1$s, lower(name) %1$s)',
                       operators);
        EXECUTE format('CREATE INDEX organizations_search_index ON organizations'
                       ' USING gin (lower(slug) %1$s, lower(name) %1$s)', operators);
    END IF;
END
$$;
