/** The bans that are about a call's form, which no list of names can express. */
const readsTheClock = ({ callee, arguments: given }) =>
  callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0;

const noBareDate = {
  meta: {
    type: 'problem',
    messages: {
      bare: '`Date` without an argument reads the machine: inject the clock of platform/clock and pass `now`.',
    },
  },
  create: (context) => {
    const check = (node) => readsTheClock(node) && context.report({ node, messageId: 'bare' });
    return { NewExpression: check, CallExpression: check };
  },
};

export default { meta: { name: 'clock' }, rules: { 'no-bare-date': noBareDate } };
