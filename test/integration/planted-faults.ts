/** A statement that breaks a rule of the catalogue, the rule's sentence, and what the breach must name. */
interface PlantedFault {
  readonly fault: string;
  readonly sentence: string;
  readonly subject: string;
}

const planted = (sentence: string, faults: readonly (readonly [fault: string, subject: string])[]): PlantedFault[] =>
  faults.map(([fault, subject]) => ({ fault, sentence, subject }));

const BLANK_TABLE = 'center_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (center_id, id)';
const OF_THIS_CENTER = `center_id = nullif(current_setting('app.center_id', true), '')::uuid`;

export const PLANTED_FAULTS: readonly PlantedFault[] = [
  ...planted('No role of ours is a superuser or bypasses row level security', [
    ['ALTER ROLE followthrough_app BYPASSRLS', 'followthrough_app'],
    ['ALTER ROLE followthrough_scheduler SUPERUSER', 'followthrough_scheduler'],
    ['ALTER ROLE followthrough_owner BYPASSRLS', 'followthrough_owner'],
  ]),
  ...planted('No role that serves requests makes roles or replicates', [
    ['ALTER ROLE followthrough_app CREATEROLE', 'followthrough_app'],
    ['ALTER ROLE followthrough_scheduler REPLICATION', 'followthrough_scheduler'],
  ]),
  ...planted('No role that serves requests owns anything', [
    ['ALTER TABLE notes OWNER TO followthrough_app', 'notes'],
    ['ALTER FUNCTION set_center(uuid) OWNER TO followthrough_app', 'set_center'],
    ['ALTER SCHEMA public OWNER TO followthrough_app', 'schema public'],
    [
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO followthrough_app', current_database()); END $$`,
      'database',
    ],
  ]),
  ...planted(
    'No role that serves requests can become a superuser, an owner, or one that bypasses row level security or reaches files',
    [
      ['GRANT followthrough_owner TO followthrough_app', 'followthrough_owner'],
      [
        'CREATE ROLE stepping_stone; GRANT postgres TO stepping_stone; GRANT stepping_stone TO followthrough_app',
        'postgres',
      ],
      ['GRANT pg_execute_server_program TO followthrough_scheduler', 'pg_execute_server_program'],
    ],
  ),
  ...planted('No connection is born inside a center', [
    [`ALTER ROLE followthrough_app SET app.center_id = '00000000-0000-7000-8000-000000000001'`, 'app.center_id'],
  ]),
  ...planted('Every table stands in schema public', [
    [`CREATE SCHEMA elsewhere CREATE TABLE hidden (${BLANK_TABLE})`, 'elsewhere.hidden'],
  ]),
  ...planted('Every table has center_id uuid NOT NULL', [
    ['CREATE TABLE forgotten (id uuid PRIMARY KEY)', 'forgotten'],
    ['CREATE TABLE loose (center_id uuid, id uuid PRIMARY KEY)', 'loose'],
    ['CREATE TABLE mistyped (center_id text NOT NULL, id uuid NOT NULL, PRIMARY KEY (center_id, id))', 'mistyped'],
    ['CREATE MATERIALIZED VIEW all_names AS SELECT id, name FROM employers', 'all_names'],
  ]),
  ...planted('Every table has row level security enabled and forced', [
    ['ALTER TABLE prospects NO FORCE ROW LEVEL SECURITY', 'prospects'],
    ['ALTER TABLE prospects DISABLE ROW LEVEL SECURITY', 'prospects'],
    [`CREATE TABLE parted (${BLANK_TABLE}) PARTITION BY HASH (center_id)`, 'parted'],
    ['CREATE MATERIALIZED VIEW all_names AS SELECT center_id, name FROM employers', 'all_names'],
  ]),
  ...planted(
    'Every table has one restrictive policy that shows and takes only rows of this center, for all commands and roles',
    [
      ['DROP POLICY only_this_center ON students', 'students'],
      ['ALTER POLICY only_this_center ON students WITH CHECK (true)', 'students'],
      ['ALTER POLICY only_this_center ON students TO followthrough_app', 'students'],
      [
        `DROP POLICY only_this_center ON students; CREATE POLICY only_this_center ON students USING (${OF_THIS_CENTER})`,
        'students',
      ],
      [
        `DROP POLICY only_this_center ON students;
         CREATE POLICY only_this_center ON students AS RESTRICTIVE FOR SELECT USING (${OF_THIS_CENTER})`,
        'students',
      ],
      [
        `CREATE POLICY twice ON students AS RESTRICTIVE USING (${OF_THIS_CENTER}) WITH CHECK (${OF_THIS_CENTER})`,
        'students',
      ],
    ],
  ),
  ...planted('No table has another policy than the restrictive one and the permissive one', [
    [`CREATE POLICY only_mine ON notes USING (author_id::text = current_user)`, 'only_mine'],
    [`ALTER POLICY only_this_center ON notes USING (${OF_THIS_CENTER} OR visibility = 'STAFF')`, 'only_this_center'],
  ]),
  ...planted('Every view reads with the rights of who asks (security_invoker)', [
    ['CREATE VIEW everybody AS SELECT * FROM users', 'everybody'],
    ['ALTER VIEW prospect_facts SET (security_invoker = false)', 'prospect_facts'],
  ]),
  ...planted('There is no sequence: ids are UUIDv7', [['CREATE SEQUENCE receipts', 'receipts']]),
  ...planted('A table that belongs to no center has only the columns named for it', [
    ['ALTER TABLE centers ADD contact_email text', 'centers.contact_email'],
  ]),
  ...planted('Every primary key begins with center_id', [
    ['CREATE TABLE turned (center_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (id, center_id))', 'turned'],
    ['ALTER TABLE import_rows DROP CONSTRAINT import_rows_pkey', 'import_rows'],
  ]),
  ...planted('Every unique index begins with center_id', [
    ['CREATE UNIQUE INDEX one_address_in_the_world ON students (email)', 'one_address_in_the_world'],
    ['CREATE UNIQUE INDEX on_an_expression ON students (lower(email), center_id)', 'on_an_expression'],
    [
      'ALTER TABLE closures ADD CONSTRAINT one_at_a_time EXCLUDE USING gist (daterange(first_day, last_day) WITH &&)',
      'one_at_a_time',
    ],
  ]),
  ...planted('Every foreign key begins with center_id on both sides, or is center_id alone', [
    [
      'CREATE UNIQUE INDEX ids ON employers (id); ALTER TABLE contacts ADD CONSTRAINT plain FOREIGN KEY (employer_id) REFERENCES employers (id)',
      'plain',
    ],
    ['ALTER TABLE notes ADD CONSTRAINT of_a_center FOREIGN KEY (student_id) REFERENCES centers (id)', 'of_a_center'],
    [
      `CREATE UNIQUE INDEX pairs ON employers (id, center_id);
       ALTER TABLE contacts ADD CONSTRAINT crossed FOREIGN KEY (center_id, employer_id) REFERENCES employers (id, center_id)`,
      'crossed',
    ],
  ]),
  ...planted('No foreign key takes the center away: neither SET NULL nor SET DEFAULT', [
    [
      `ALTER TABLE notes ADD CONSTRAINT forgets_its_student
         FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id) ON DELETE SET NULL (student_id)`,
      'forgets_its_student',
    ],
  ]),
  ...planted('No function runs with the rights of its owner (SECURITY DEFINER)', [
    ['ALTER FUNCTION set_center(uuid) SECURITY DEFINER', 'set_center'],
  ]),
  ...planted('No function may be run by PUBLIC', [
    ['GRANT EXECUTE ON FUNCTION make_tenant_table(regclass, text) TO PUBLIC', 'make_tenant_table'],
    [`CREATE FUNCTION by_default() RETURNS int LANGUAGE sql AS 'SELECT 1'`, 'by_default'],
  ]),
  ...planted('PUBLIC has no right to schema public, to a table or to a column', [
    ['GRANT SELECT ON centers TO PUBLIC', 'centers'],
    ['GRANT SELECT (email) ON users TO PUBLIC', 'users.email'],
    ['GRANT USAGE ON SCHEMA public TO PUBLIC', 'schema public'],
  ]),
  ...planted('No role that serves requests truncates, references or puts triggers on a table', [
    ['GRANT TRUNCATE ON notes TO followthrough_app', 'notes'],
    ['GRANT REFERENCES (id) ON notes TO followthrough_scheduler', 'notes'],
    ['GRANT TRIGGER ON notes TO PUBLIC', 'notes'],
  ]),
  ...planted('No role that serves requests creates anything in the database or a schema', [
    ['GRANT CREATE ON SCHEMA public TO followthrough_app', 'schema public'],
    [`DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO PUBLIC', current_database()); END $$`, 'database'],
  ]),
  ...planted('What is written once is neither changed nor removed', [
    ['GRANT UPDATE (after) ON audit_entries TO followthrough_app', 'audit_entries'],
    ['GRANT DELETE ON audit_entries TO followthrough_app', 'audit_entries'],
    ['GRANT UPDATE ON policy_versions TO followthrough_app', 'policy_versions'],
    ['GRANT pg_write_all_data TO followthrough_app', 'audit_entries'],
  ]),
  ...planted('The scheduler may do only what is named for it', [
    ['GRANT SELECT (next_step_why) ON prospects TO followthrough_scheduler', 'SELECT on prospects'],
    ['GRANT DELETE ON centers TO followthrough_scheduler', 'DELETE on centers'],
    ['GRANT EXECUTE ON FUNCTION set_center(uuid) TO followthrough_scheduler', 'set_center'],
  ]),
];
