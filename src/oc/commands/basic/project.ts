import { projectKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import { currentProject, isUnseen } from '../../client/current-project.ts';
import { currentUser } from '../../client/current-user.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { changeKubeconfig, contextNamed, fromContext } from '../../config/session-kubeconfig.ts';
import { OcError } from '../../oc-error.ts';

/** `oc project`: shows the current project or changes it. */
export const project: Command = {
  usage: '[NAME] [flags]',
  flags: [booleanFlag('short', 'If true, display only the project name', { short: 'q' })],
  run: async (invocation) => {
    const { args, flags, client, context } = invocation;
    if (args.length > 1) throw new OcError('Only one argument is supported (project name or context name).');
    const [name] = args;
    const config = await context.kubeconfig?.read();
    const before = context.session.namespace;
    const server = `on server "${client.api.server}".`;
    if (name === undefined) {
      if (config && !contextNamed(config, config['current-context'])?.namespace) {
        if (flags.boolean('short')) throw new OcError('no project has been set');
        return context.stdout('No project has been set. Pass a project name to make that the default.\n');
      }
      await currentProject(client, before);
      if (flags.boolean('short')) return context.stdout(`${before}\n`);
      const from = config ? fromContext(config, before) : '';
      return context.stdout(`Using project "${before}"${from} ${server}\n`);
    }
    const chosen = config && contextNamed(config, name);
    const namespace = chosen ? (chosen.namespace ?? '') : name;
    if (chosen) await changeKubeconfig(invocation, (changed) => void (changed['current-context'] = name));
    else {
      await readProject(invocation, name);
      await context.session.setNamespace(name, await currentUser(client).catch(() => undefined));
    }
    if (flags.boolean('short')) return context.stdout(`${namespace}\n`);
    if (namespace === '') return context.stdout(`Now using context named "${name}" ${server}\n`);
    if (namespace === before) return context.stdout(`Already on project "${before}" ${server}\n`);
    const from = chosen ? ` from context named "${name}"` : '';
    context.stdout(`Now using project "${namespace}"${from} ${server}\n`);
  },
};

const readProject = async (invocation: Invocation, name: string): Promise<void> => {
  const { client } = invocation;
  await client.get(projectKind, '', name).catch(async (error: unknown) => {
    if (!isUnseen(error)) throw error;
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
  const title = annotations[projectAnnotations.displayName];
  return title && title !== name ? `${title} (${name})` : name;
};
