import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the credentials of registries are looked for, in order; new ones go to the first.
 *
 * @param env the variables of the user
 * @see https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
 */
export const authFiles = (env: Readonly<Record<string, string | undefined>>): readonly [string, ...string[]] => {
  const docker = join(homedir(), '.docker', 'config.json');
  if (env['REGISTRY_AUTH_PREFERENCE']?.toLowerCase() === 'docker') return [docker];
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    runtime ? join(runtime, 'containers', 'auth.json') : `/run/containers/${process.getuid?.() ?? 0}/auth.json`,
    join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'containers', 'auth.json'),
    docker,
  ];
};
