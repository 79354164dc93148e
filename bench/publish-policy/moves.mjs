const DEFAULT = '{ followUpPolicy { id policyId } }';
const POLICY = 'query ($id: UUID!) { policy(id: $id) { version versions(first: 1) { edges { node { id number } } } } }';
const BEGIN =
  'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { policy { version } userErrors { code } } }';
const PUBLISH =
  'mutation ($input: PublishPolicyInput!) { publishPolicy(input: $input) { policyVersion { id } policyMove { id } userErrors { code } } }';
const MOVE =
  'mutation ($input: MovePolicyInput!) { movePolicy(input: $input) { policyMove { id } userErrors { code } } }';
const CANCEL =
  'mutation ($input: CancelPolicyMoveInput!) { cancelPolicyMove(input: $input) { policyMove { done } userErrors { code } } }';
const READ = 'query ($id: UUID!) { policyMove(id: $id) { status done changed total } }';

/** Moves all open prospects of a center back and forth between two versions. */
export function movesOf(port, token) {
  let versions = null;
  let current = null;
  const moved = { prospects: 0, seconds: 0 };

  const read = async (id) => (await graphql(port, token, READ, { id })).policyMove;

  const publish = async (moveOpenProspects = true) => {
    const { followUpPolicy } = await graphql(port, token, DEFAULT);
    const { policyId } = followUpPolicy;
    const { policy } = await graphql(port, token, POLICY, { id: policyId });
    const { draftPolicy } = await graphql(port, token, BEGIN, { input: { policyId, version: policy.version } });
    const input = { policyId, version: draftPolicy.policy.version, moveOpenProspects };
    const { publishPolicy } = await graphql(port, token, PUBLISH, { input });
    return moveOpenProspects ? publishPolicy.policyMove.id : [followUpPolicy.id, publishPolicy.policyVersion.id];
  };

  const start = async () => {
    versions ??= await publish(false);
    versions.reverse();
    const { movePolicy } = await graphql(port, token, MOVE, {
      input: { toVersionId: versions[0], scope: { allOpen: true } },
    });
    current = { id: movePolicy.policyMove.id, since: process.hrtime.bigint() };
  };

  const stop = async () => {
    if (!current) return;
    const { id, since } = current;
    current = null;
    await graphql(port, token, CANCEL, { input: { policyMoveId: id } });
    moved.prospects += (await read(id)).done;
    moved.seconds += Number(process.hrtime.bigint() - since) / 1e9;
  };

  return { read, publish, start, stop, perSecond: () => moved.prospects / moved.seconds };
}

async function graphql(port, token, query, variables) {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
