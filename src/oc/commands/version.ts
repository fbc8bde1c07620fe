import type { Command } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import { OcError } from '../oc-error.ts';
import { formatJson } from '../output/json.ts';
import { formatYaml } from '../output/yaml.ts';

/** `oc version`: what this client and the server are. */
export const version: Command = {
  usage: '[flags]',
  flags: [outputFlag, booleanFlag('client', 'If true, shows client version only (no server required).')],
  run: async ({ flags, client, context }) => {
    const format = flags.string('output');
    if (!['', 'yaml', 'json'].includes(format)) throw new OcError("--output must be 'yaml' or 'json'");
    const server = flags.boolean('client')
      ? undefined
      : await client.request<{ gitVersion: string }>({ method: 'GET', path: '/version' });
    const facts = { clientVersion: { gitVersion: 'built-in' }, ...(server && { serverVersion: server }) };
    if (format !== '') return context.stdout(format === 'json' ? formatJson(facts) : formatYaml(facts));
    context.stdout(`Client Version: built-in\n${server ? `Kubernetes Version: ${server.gitVersion}\n` : ''}`);
  },
};
