-- As Django's own users and groups: numbers for ids, a join table with an id of its own, and others that join as well.
CREATE TABLE auth_user (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    password varchar(128) NOT NULL,
    is_superuser bool NOT NULL,
    username varchar(150) NOT NULL UNIQUE,
    first_name varchar(150) NOT NULL,
    email varchar(254) NOT NULL,
    date_joined datetime NOT NULL
);
CREATE TABLE auth_group (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(150) NOT NULL UNIQUE);
CREATE TABLE auth_permission (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(255) NOT NULL, codename varchar(100) NOT NULL);
CREATE TABLE auth_user_groups (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id integer NOT NULL REFERENCES auth_user (id),
    group_id integer NOT NULL REFERENCES auth_group (id)
);
CREATE UNIQUE INDEX auth_user_groups_user_id_group_id_uniq ON auth_user_groups (user_id, group_id);
CREATE TABLE auth_user_user_permissions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id integer NOT NULL REFERENCES auth_user (id),
    permission_id integer NOT NULL REFERENCES auth_permission (id),
    UNIQUE (user_id, permission_id)
);
CREATE TABLE auth_group_permissions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    group_id integer NOT NULL REFERENCES auth_group (id),
    permission_id integer NOT NULL REFERENCES auth_permission (id),
    UNIQUE (group_id, permission_id)
);
INSERT INTO auth_user (id, password, is_superuser, username, first_name, email, date_joined) VALUES
    (1, 'x', '1', 'ada', 'Ada', 'ada@example.org', '2024-01-01 00:00:00'),
    (2, 'x', '1', 'bob', 'Bob', 'bob@example.org', '2024-01-02 00:00:00'),
    (3, 'x', '1', 'cem', 'Cem', '', '2024-01-03 00:00:00');
INSERT INTO auth_group (id, name) VALUES (1, 'Acme'), (2, 'Labs');
INSERT INTO auth_user_groups (id, user_id, group_id) VALUES (100, 1, 1);
