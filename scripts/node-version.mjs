const OLDEST = [20, 19];

/** True when `version` ("20.20.2") is new enough for every package we use. */
export function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Ends the process with an explanation when this Node is too old to run anything else here. */
export function requireRecentNode() {
  if (isRecentEnough(process.versions.node)) return;
  console.error(
    `Followthrough needs Node ${OLDEST.join('.')} or newer, this is ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}
