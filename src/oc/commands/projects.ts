import { projectKind } from '../../resources/kinds.ts';
import { projectAnnotations } from '../../resources/project.ts';
import type { Command } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';

/** `oc projects`: the projects that the user may see, the current one marked. */
export const projects: Command = {
  usage: '[flags]',
  flags: [booleanFlag('short', 'If true, display only the project names', { short: 'q' })],
  run: async ({ args, flags, client, context }) => {
    if (args.length > 0) throw new OcError('no arguments should be passed');
    const current = context.session.namespace;
    if (!flags.boolean('short')) await client.find(projectKind, '', current);
    const { items } = await client.list(projectKind, '');
    const names = items
      .map(({ metadata }) => ({
        name: metadata.name,
        title: metadata.annotations?.[projectAnnotations.displayName] ?? '',
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (flags.boolean('short')) return context.stdout(names.map(({ name }) => `${name}\n`).join(''));
    if (names.length === 0)
      return context.stdout(
        "You are not a member of any projects. You can request a project to be created with the 'new-project' command.\n",
      );
    const [only] = names;
    if (names.length === 1 && only)
      return context.stdout(
        `You have one project on this server: "${only.name}".\n\nUsing project "${current}" on server "${client.api.server}".\n`,
      );
    const lines = names.map(
      ({ name, title }) =>
        `${name === current ? '  * ' : '    '}${name}${title && title !== name ? ` - ${title}` : ''}\n`,
    );
    context.stdout(
      `You have access to the following projects and can switch between them with ' project <projectname>':\n\n${lines.join('')}\nUsing project "${current}" on server "${client.api.server}".\n`,
    );
  },
};
