import type { Command } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { fieldValue, locateField } from '../../config/kubeconfig-fields.ts';
import { changeKubeconfig } from '../../config/session-kubeconfig.ts';
import { HelpError, OcError } from '../../oc-error.ts';

/** `oc config set`: one field, by its path. */
export const setProperty: Command = {
  usage: 'PROPERTY_NAME PROPERTY_VALUE',
  onKubeconfig: true,
  flags: [booleanFlag('set-raw-bytes', 'If true, a field of bytes gets the value as it is, without base64.')],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    const [property = '', value = '', ...more] = args;
    if (args.length < 2 || more.length > 0) throw new HelpError(`Unexpected args: [${args.join(' ')}]`);
    if (value === '') throw new OcError('you cannot use set to unset a property');
    if (property === '') throw new OcError('you must specify a property');
    await changeKubeconfig(invocation, (config) => {
      const { entries, entry, field, type } = locateField(config, property, true);
      if (type === undefined)
        throw new OcError(`can't set a map to a value: map[${entries.map(({ name }) => name).join(' ')}]`);
      entry[field] = fieldValue(type, value, flags.boolean('set-raw-bytes'));
    });
    context.stdout(`Property ${JSON.stringify(property)} set.\n`);
  },
};

/** `oc config unset`: takes a field or a whole entry away. */
export const unsetProperty: Command = {
  usage: 'PROPERTY_NAME',
  onKubeconfig: true,
  flags: [],
  run: async (invocation) => {
    const { args, context } = invocation;
    const [property = '', ...more] = args;
    if (more.length > 0 || args.length === 0) throw new HelpError(`Unexpected args: [${args.join(' ')}]`);
    if (property === '') throw new OcError('you must specify a property');
    await changeKubeconfig(invocation, (config) => {
      const { entries, entry, field, type } = locateField(config, property, false);
      if (type !== undefined) delete entry[field];
      else entries.splice(0, entries.length, ...entries.filter(({ name }) => field !== '' && name !== field));
      config['current-context'] ??= '';
    });
    context.stdout(`Property ${JSON.stringify(property)} unset.\n`);
  },
};
