import { ApiStatusError } from '../../errors/api-status-error.ts';
import { projectKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { currentUser } from '../client/current-user.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { OcError, usageError } from '../oc-error.ts';

/** `oc project`: shows the current project or changes it. */
export const project: Command = {
  usage: '[NAME] [flags]',
  flags: [booleanFlag('short', 'If true, display only the project name', { short: 'q' })],
  run: async (invocation) => {
    const { args, flags, client, context } = invocation;
    if (args.length > 1)
      throw usageError('oc project', 'Only one argument is supported (project name or context name).');
    const [name] = args;
    const { session } = context;
    const server = `on server "${client.api.server}".`;
    if (name === undefined) {
      if (!flags.boolean('short')) await readProject(invocation, session.namespace);
      return context.stdout(
        flags.boolean('short') ? `${session.namespace}\n` : `Using project "${session.namespace}" ${server}\n`,
      );
    }
    await readProject(invocation, name);
    const same = name === session.namespace;
    await currentUser(client).catch(() => undefined);
    await session.setNamespace(name);
    if (flags.boolean('short')) return context.stdout(`${name}\n`);
    context.stdout(`${same ? 'Already on' : 'Now using'} project "${name}" ${server}\n`);
  },
};

const readProject = async (invocation: Invocation, name: string): Promise<void> => {
  const { client } = invocation;
  await client.get(projectKind, '', name).catch(async (error: unknown) => {
    if (!(error instanceof ApiStatusError) || !['NotFound', 'Forbidden'].includes(error.status.reason ?? ''))
      throw error;
    const { items } = await client.list(projectKind, '');
    const lines = items.map(({ metadata }) => `* ${titled(metadata)}\n`);
    const listing =
      lines.length === 0
        ? "\nYou are not a member of any projects. You can request a project to be created with the 'new-project' command.\n"
        : lines.length === 1
          ? `\nYou have one project on this server: ${lines.join('').slice(2)}`
          : `\nYour projects are:\n${lines.join('')}`;
    const text =
      error.status.reason === 'NotFound'
        ? `A project named "${name}" does not exist on "${client.api.server}".`
        : `You are not a member of project "${name}".`;
    throw new OcError(`${text}${listing}`, { cause: error });
  });
};

/** A project by its title and name. */
const titled = ({ name, annotations = {} }: KubeObject['metadata']): string => {
  const title = annotations['openshift.io/display-name'];
  return title && title !== name ? `${title} (${name})` : name;
};
