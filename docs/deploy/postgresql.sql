-- Three roles: who owns the tables and changes them, who gardens, who rehearses a restore.
-- The variables owner, site and drill are their passwords.
CREATE ROLE gardening_owner LOGIN PASSWORD :'owner';
CREATE ROLE gardening LOGIN PASSWORD :'site';
CREATE ROLE gardening_drill LOGIN CREATEDB PASSWORD :'drill';

CREATE DATABASE gardening OWNER gardening_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE gardening FROM PUBLIC;
GRANT CONNECT ON DATABASE gardening TO gardening, gardening_drill;

\connect gardening
ALTER SCHEMA public OWNER TO gardening_owner;
GRANT USAGE ON SCHEMA public TO gardening;
ALTER DEFAULT PRIVILEGES FOR ROLE gardening_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gardening;
ALTER DEFAULT PRIVILEGES FOR ROLE gardening_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO gardening;
