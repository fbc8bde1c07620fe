import { namespaceKind, projectKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import type { Client } from '../../client/client.ts';
import { isUnseen } from '../../client/current-project.ts';
import type { Command } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { contextNamed, fromContext } from '../../config/session-kubeconfig.ts';
import { OcError } from '../../oc-error.ts';

/** `oc projects`: the projects that the user may see, the current one marked. */
export const projects: Command = {
  usage: '[flags]',
  flags: [booleanFlag('short', 'If true, display only the project names', { short: 'q' })],
  run: async ({ args, flags, client, context }) => {
    if (args.length > 0) throw new OcError('no arguments should be passed');
    const config = await context.kubeconfig?.read();
    const current = config
      ? (contextNamed(config, config['current-context'])?.namespace ?? '')
      : context.session.namespace;
    const isSeen = current !== '' && (await seesProject(client, current));
    const names = (await projectsOf(client))
      .map(({ metadata }) => ({
        name: metadata.name,
        title: metadata.annotations?.[projectAnnotations.displayName] ?? '',
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (flags.boolean('short')) return context.stdout(`${names.map(({ name }) => name).join('\n')}\n`);
    const [first] = names;
    if (first === undefined)
      return context.stdout(
        "You are not a member of any projects. You can request a project to be created with the 'new-project' command.\n",
      );
    const isTitled = ({ name, title }: typeof first): boolean => title !== '' && title !== name;
    const mark = (name: string): string => (!isSeen ? '' : name === current ? '  * ' : '    ');
    const text =
      names.length === 1
        ? `You have one project on this server: ${JSON.stringify(isTitled(first) ? `${first.title} (${first.name})` : first.name)}.\n`
        : `You have access to the following projects and can switch between them with ' project <projectname>':\n\n${names
            .map((each) => `${mark(each.name)}${each.name}${isTitled(each) ? ` - ${each.title}` : ''}\n`)
            .join('')}`;
    const place = `\nUsing project "${current}"${config ? fromContext(config, current) : ''} on server "${client.api.server}".\n`;
    context.stdout(isSeen ? text + place : text);
  },
};

/** Where there are no projects, namespaces are what one has. */
const projectsOf = async (client: Client): Promise<readonly KubeObject[]> => {
  const list = await client.list(projectKind, '').catch((error: unknown) => {
    if (isUnseen(error)) return client.list(namespaceKind, '');
    throw error;
  });
  return list.items;
};

const seesProject = async (client: Client, name: string): Promise<boolean> => {
  const sees = (kind: typeof projectKind): Promise<boolean> =>
    client.get(kind, '', name).then(
      () => true,
      () => false,
    );
  return (await sees(projectKind)) || (await sees(namespaceKind));
};
