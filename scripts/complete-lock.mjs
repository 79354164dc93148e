import { readFileSync, writeFileSync } from 'node:fs';

// `node scripts/complete-lock.mjs` after an `npm install` against a registry that carries only some platforms: npm then
// leaves the optional packages of the other platforms out of package-lock.json, and `npm ci` refuses that file everywhere.

const SYSTEMS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x'];
const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

if (process.argv[1] === import.meta.filename) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const entries = missingEntries(lock.packages);
  const packages = Object.entries({ ...lock.packages, ...entries }).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`${Object.keys(entries).length} entries added to package-lock.json`);
}

/** Entries for the optional packages that the locked ones name and the lock file lacks; without a checksum, which only the registry knows. */
export function missingEntries(packages) {
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`node_modules/${name}`])
      .map(([name, version]) => [
        `node_modules/${name}`,
        { version, ...platformOf(name), ...(dev && { dev }), optional: true },
      ]),
  );
  return Object.fromEntries(missing);
}

/** The platform a package is for, read from its name: `binding-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const only = (values) => values.filter((value) => words.includes(value));
  const libc = words.map((word) => LIBRARIES[word]).filter(Boolean);
  return { cpu: only(PROCESSORS), ...(libc.length > 0 && { libc }), os: only(SYSTEMS) };
}
