import type { Group } from '../../../resources/access/user.ts';
import { groupKind } from '../../../resources/kinds/access-kinds.ts';
import { isNotFound } from '../../client/client.ts';
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
    printOutcome(invocation, { kind: groupKind, object: made, outcome: 'created', isTyped: true });
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
    const group = await client.get<Group>(groupKind, '', name).catch(verb === 'add' ? asUnserved : undefined);
    const known = group.users ?? [];
    const users =
      verb === 'add'
        ? [...known, ...words.filter((user) => !known.includes(user))]
        : known.filter((user) => !words.includes(user));
    const wanted = { ...group, users };
    const changed = isTrial(invocation) ? wanted : await client.replace<Group>(groupKind, '', name, wanted);
    const outcome = `${verb === 'add' ? 'added' : 'removed'}: ${targetList(words)}`;
    printOutcome(invocation, { kind: groupKind, object: changed, outcome, isTyped: true });
  },
});

/**
 * `oc` takes a group that is missing for a kind that is: in the documents of discovery it looks for the group of a resource, which
 * they leave out.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/cmd/errors.go
 */
const asUnserved = (error: unknown): never => {
  if (!isNotFound(error)) throw error;
  throw new OcError(
    `Error: groups.user.openshift.io are not enabled on this cluster.\nIs the embeedded OAuth server disabled?. \n\nOriginal error:\n%!w(<nil>)`,
    { cause: error },
  );
};

const isTrial = ({ flags }: Invocation): boolean => flags.string('dry-run') === 'client';
