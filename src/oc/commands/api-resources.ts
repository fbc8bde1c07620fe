import { apiVersionOf } from '../../resources/resource-kind.ts';
import { servedKinds } from '../client/discovery.ts';
import type { Command } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { tableOptions } from '../output/table.ts';

/** `oc api-resources`: the kinds that the server serves. */
export const apiResources: Command = {
  usage: '[flags]',
  flags: [
    outputFlag,
    stringFlag('api-group', 'Limit to resources in the specified API group.'),
    booleanFlag('no-headers', "don't print headers."),
    stringFlag('namespaced', 'If false, non-namespaced resources will be returned.'),
  ],
  run: async ({ client, context, flags }) => {
    const kinds = (await servedKinds(client))
      .filter((kind) => !flags.has('api-group') || kind.group === flags.string('api-group'))
      .filter((kind) => !flags.has('namespaced') || kind.namespaced === flags.boolean('namespaced'))
      .sort((a, b) => (a.group === b.group ? (a.plural < b.plural ? -1 : 1) : a.group < b.group ? -1 : 1));
    if (flags.string('output') === 'name')
      return context.stdout(kinds.map(({ plural, group }) => `${plural}${group && `.${group}`}\n`).join(''));
    const header = flags.boolean('no-headers') ? '' : 'NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND\n';
    const rows = kinds.map(
      (kind) =>
        `${kind.plural}\t${kind.shortNames.join(',')}\t${apiVersionOf(kind)}\t${kind.namespaced}\t${kind.kind}\n`,
    );
    context.stdout(alignTabs(header + rows.join(''), tableOptions));
  },
};
