import { readFile } from 'node:fs/promises';

export const DATABASE = 'followthrough';

/** The sign-ins we make a password for: the server's own superuser and our three roles. */
export const ROLES = {
  superuser: 'postgres',
  owner: 'followthrough_owner',
  app: 'followthrough_app',
  scheduler: 'followthrough_scheduler',
};

/** Creates the roles of scripts/roles.sql with these passwords, and the database; may be run again. */
export async function createRolesAndDatabase(client, passwords) {
  await client.query(await readFile(new URL('roles.sql', import.meta.url), 'utf8'));
  for (const role of [ROLES.owner, ROLES.app, ROLES.scheduler]) {
    await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(passwords[role])}`);
  }
  const { rowCount } = await client.query('SELECT FROM pg_catalog.pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLES.owner}`);
  await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${ROLES.app}, ${ROLES.scheduler}`);
}
