import { groupKind } from '../../../resources/access-kinds.ts';
import type { Group } from '../../../resources/user.ts';
import type { Command, Invocation } from '../../command.ts';
import { dryRunFlag, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { targetList } from '../../policy/change-grant.ts';

/** `oc adm groups new`: a group and its members, who need not exist. */
export const admGroupsNew: Command = {
  usage: 'GROUP [USER ...]',
  flags: [outputFlag, dryRunFlag],
  run: async (invocation) => {
    const [name, ...users] = invocation.args;
    if (name === undefined) throw new OcError('You must specify at least one argument: GROUP [USER ...]');
    if (name === '') throw new OcError('group is required');
    const group = {
      kind: 'Group',
      apiVersion: 'user.openshift.io/v1',
      metadata: { name, creationTimestamp: null },
      users: users.length > 0 ? [...new Set(users)] : null,
    } as unknown as Group;
    const made = isTrial(invocation) ? group : await invocation.client.create<Group>(groupKind, '', group);
    printOutcome(invocation, { kind: groupKind, object: made, outcome: 'created', declared: true });
  },
};

/** `oc adm groups add-users` and `remove-users`. */
export const groupUsers = (verb: 'add' | 'remove'): Command => ({
  usage: 'GROUP USER [USER ...]',
  flags: [outputFlag, dryRunFlag],
  run: async (invocation) => {
    const { args, client } = invocation;
    const [name, ...words] = args;
    if (name === undefined || words.length === 0)
      throw new OcError('you must specify at least two arguments: GROUP USER [USER ...]');
    const group = await client.get<Group>(groupKind, '', name);
    const known = group.users ?? [];
    const users =
      verb === 'add'
        ? [...known, ...words.filter((user) => !known.includes(user))]
        : known.filter((user) => !words.includes(user));
    const wanted = { ...group, users };
    const changed = isTrial(invocation) ? wanted : await client.replace<Group>(groupKind, '', name, wanted);
    const outcome = `${verb === 'add' ? 'added' : 'removed'}: ${targetList(words)}`;
    printOutcome(invocation, { kind: groupKind, object: changed, outcome });
  },
});

const isTrial = ({ flags }: Invocation): boolean => flags.string('dry-run') === 'client';
