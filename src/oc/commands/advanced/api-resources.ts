import { compareTexts } from '../../../image/key-order.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { servedResources } from '../../client/discovery.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { tableOptions } from '../../output/table.ts';

/** `oc api-resources`: the kinds that the server serves. */
export const apiResources: Command = {
  usage: '',
  flags: [
    stringFlag('output', 'Output format. One of: (wide, name).', { short: 'o' }),
    stringFlag('api-group', 'Only kinds of this group.'),
    booleanFlag('cached', 'If true, what was read before is used again.'),
    listFlag('categories', 'Only kinds of these categories.'),
    booleanFlag('namespaced', 'If false, kinds without a namespace; otherwise only those with one.', {
      default: 'true',
    }),
    booleanFlag('no-headers', 'If true, no line with the names of the columns.'),
    stringFlag('sort-by', 'The order of the lines: name or kind.'),
    listFlag('verbs', 'Only kinds with all of these verbs.'),
  ],
  run: async (invocation) => {
    const { args, client, context, flags } = invocation;
    if (args.length > 0) throw usageError('oc api-resources', `unexpected arguments: [${args.join(' ')}]`);
    const format = flags.string('output');
    if (!['', 'wide', 'name'].includes(format)) throw new OcError(`--output ${format} is not available`);
    const order = flags.string('sort-by');
    if (!['', 'name', 'kind'].includes(order)) throw new OcError('--sort-by accepts only name or kind');
    const shown = (await servedResources(client)).filter((each) => isWanted(invocation, each)).sort(orders[order]);
    if (format === 'name')
      return context.stdout(shown.map(({ kind: { plural, group } }) => `${plural}${group && `.${group}`}\n`).join(''));
    const wide = format === 'wide';
    const header = `NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND${wide ? '\tVERBS\tCATEGORIES' : ''}\n`;
    const rows = shown.map(({ kind, verbs }) => {
      const cells = [kind.plural, kind.shortNames.join(','), apiVersionOf(kind), kind.namespaced, kind.kind];
      return `${[...cells, ...(wide ? [verbs.join(','), kind.categories.join(',')] : [])].join('\t')}\n`;
    });
    context.stdout(alignTabs((flags.boolean('no-headers') ? '' : header) + rows.join(''), tableOptions));
  },
};

interface Served {
  readonly kind: ResourceKind;
  readonly verbs: readonly string[];
}

const isWanted = ({ flags }: Invocation, { kind, verbs }: Served): boolean =>
  (!flags.has('api-group') || kind.group === flags.string('api-group')) &&
  (!flags.has('namespaced') || kind.namespaced === flags.boolean('namespaced')) &&
  flags.list('verbs').every((verb) => verbs.includes(verb)) &&
  flags.list('categories').every((category) => kind.categories.includes(category));

const orders: Readonly<Record<string, (a: Served, b: Served) => number>> = {
  '': (a, b) => compareTexts(a.kind.group, b.kind.group) || compareTexts(a.kind.plural, b.kind.plural),
  name: (a, b) => compareTexts(a.kind.plural, b.kind.plural),
  kind: (a, b) => compareTexts(a.kind.kind, b.kind.kind),
};
