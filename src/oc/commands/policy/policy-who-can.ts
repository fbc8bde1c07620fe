import { localResourceAccessReviewKind, resourceAccessReviewKind } from '../../../resources/kinds/access-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { resolveKind } from '../../client/discovery.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { allNamespacesFlag, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';

/** `oc policy who-can`: the users and groups that may do something. */
export const policyWhoCan: Command = {
  usage: 'VERB RESOURCE [NAME]',
  flags: [allNamespacesFlag, stringFlag('subresource', 'SubResource such as log or scale'), outputFlag],
  run: async (invocation) => {
    const { args, client, context, flags, namespace } = invocation;
    const [verb, word, name = ''] = args;
    if (verb === undefined || word === undefined || args.length > 3)
      throw new OcError('you must specify two or three arguments: verb, resource, and optional resourceName');
    const target = await targetOf(invocation, word);
    const subresource = flags.string('subresource');
    const everywhere = flags.boolean('all-namespaces');
    const kind = everywhere ? resourceAccessReviewKind : localResourceAccessReviewKind;
    const review = {
      kind: kind.kind,
      apiVersion: `${kind.group}/${kind.version}`,
      namespace: '',
      verb,
      resourceAPIGroup: target.group,
      resourceAPIVersion: '',
      resource: subresource === '' ? target.plural : `${target.plural}/${subresource}`,
      resourceName: name,
      path: '',
      isNonResourceURL: false,
    };
    const answer = await client.create<Answer>(kind, everywhere ? '' : namespace, review);
    if (flags.has('output')) {
      return context.stdout(
        formatTyped(flags, {
          objects: [answer],
          kinds: [responseKind],
          single: true,
        }),
      );
    }
    const resource = [target.group === '' ? target.plural : `${target.plural}.${target.group}`, subresource];
    // As in `oc`, which prints what it found in place of what it did: the kind of the answer stands before it.
    context.stdout(
      `${qualifiedName(responseKind, undefined)} ${told(answer, verb, resource.filter(Boolean).join('/'))}\n`,
    );
  },
};

interface Answer extends KubeObject {
  readonly namespace?: string;
  readonly users?: readonly string[] | null;
  readonly groups?: readonly string[] | null;
  readonly evalutionError?: string;
}

const responseKind: ResourceKind = {
  ...resourceAccessReviewKind,
  kind: 'ResourceAccessReviewResponse',
  singular: 'resourceaccessreviewresponse',
};

const targetOf = async (
  { client, context }: Invocation,
  word: string,
): Promise<Pick<ResourceKind, 'plural' | 'group'>> =>
  await resolveKind(client, word.toLowerCase()).catch(() => {
    const [resource = '', ...group] = word.toLowerCase().split('.');
    const place = group.length > 0 ? ` in group '${group.join('.')}'` : '';
    context.stderr(`Warning: the server doesn't have a resource type '${resource}'${place}\n`);
    return { plural: word, group: '' };
  });

const told = ({ namespace, users, groups, evalutionError }: Answer, verb: string, resource: string): string => {
  const listed = (names: readonly string[] | null | undefined): string => [...new Set(names)].sort().join('\n        ');
  return [
    '\n\n',
    `Namespace: ${namespace || '<all>'}\n`,
    `Verb:      ${verb}\nResource:  ${resource}\n`,
    users?.length ? `\nUsers:  ${listed(users)}\n` : '\nUsers:  none\n',
    groups?.length ? `Groups: ${listed(groups)}\n` : '\nGroups: none\n',
    evalutionError ? `\nError during evaluation, results may not be complete: ${evalutionError}\n` : '',
  ].join('');
};
