import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ContextApi, connectKubeApi, type KubeconfigApi } from '../adapters/client-node.ts';
import { createInProcessShell } from '../adapters/in-process-shell.ts';
import type { KubeconfigSource } from '../adapters/kubeconfig.ts';
import { kubeconfigStore } from '../adapters/kubeconfig-store.ts';
import { createOcShell } from '../adapters/oc-shell.ts';
import type { Dial } from '../distribution/dial.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { OcContext, OcSession } from '../oc/oc-context.ts';
import type { Clock } from '../ports/clock.ts';
import type { ShellSession } from '../ports/target.ts';
import { SessionKubeconfig } from './session-kubeconfig.ts';

/** What a session at the terminal of a cluster is made from. */
export interface SessionOptions {
  kubeconfig: string;
  /** The administrator's connections, where there are some already. */
  api?: KubeconfigApi;
  clock: Clock;
  /** A folder of its own. */
  directory: string;
  /** Where registries are, and the authority that vouches for them, PEM. */
  registries?: { dial: Dial; authority: string };
  /** Runs what commands start, programs of this machine; without it they start none. */
  runProgram?: NonNullable<OcContext['runProgram']>;
  /** What else the terminal has: an editor, a way to servers outside. Without it nothing is edited, and none is reached. */
  terminal?: Pick<OcContext, 'editText' | 'keepText' | 'readUrl'>;
}

/** A session of the administrator, with something to close at the end. */
export type OwnedSession = ShellSession & Disposable;

/** The built-in `oc` in this process, a client of the API server by its own connection. */
export const openBuiltInSession = async ({
  kubeconfig,
  api: shared,
  clock,
  directory,
  registries,
  runProgram,
  terminal,
}: SessionOptions): Promise<OwnedSession> => {
  using stack = new DisposableStack();
  const owned = stack.use(new DisposableStack());
  const connections = new Map<string, Promise<ContextApi>>();
  const connect = (key: string, source: KubeconfigSource): Promise<ContextApi> => {
    const open = async (): Promise<KubeconfigApi> => owned.use(await connectKubeApi(source, builtInUserAgent));
    const known = connections.get(key) ?? open();
    connections.set(key, known);
    return known;
  };
  const config = new SessionKubeconfig(kubeconfig);
  const administrator = config.identity;
  if (shared !== undefined) connections.set(administrator, Promise.resolve(shared.as(builtInUserAgent)));
  const [{ runOc }] = await Promise.all([import('../oc/run-oc.ts'), connect(administrator, { text: kubeconfig })]);
  const access =
    registries &&
    owned.use(
      (await import('../adapters/registry-access.ts')).createRegistryAccess(registries.dial, registries.authority),
    );
  const session: OcSession = {
    get user() {
      return config.user;
    },
    get namespace() {
      return config.namespace;
    },
    setNamespace: (name) => config.useNamespace(name),
    setUser: (user, token, project) => config.useUser(user, token, project),
  };
  const passwordToken = async (user: string, password: string): Promise<string | undefined> =>
    (await import('../adapters/password-token.ts')).requestPasswordToken({ text: kubeconfig }, user, password);
  const run: Parameters<typeof createInProcessShell>[1] = async (words, streams) =>
    runOc(words, {
      // Without a current context there is nobody but the administrator to be.
      api: await connect(config.identity, { text: config.text }).catch(() =>
        connect(administrator, { text: kubeconfig }),
      ),
      token: config.token,
      session,
      signIn: (token) => connect(`token ${token}`, { text: config.withToken(token) }),
      connect: async ({ kubeconfig: file, ...choice }) => {
        const source = file === undefined ? { text: config.text } : { file };
        const api = await connect(JSON.stringify([source, choice]), { ...source, choice });
        return { api, namespace: api.namespace };
      },
      kubeconfig: config,
      kubeconfigAt: (file) => kubeconfigStore([file]),
      passwordToken,
      registries: access,
      ...(runProgram && { runProgram }),
      ...terminal,
      cwd: directory,
      now: () => clock.now(),
      ...streams,
    });
  const all = stack.move();
  return {
    shell: createInProcessShell('built-in oc', run, clock),
    useProject: async (name) => config.useNamespace(name),
    putFile: (name, content) => putFile(directory, name, content),
    [Symbol.dispose]: () => all[Symbol.dispose](),
  };
};

/** A real `oc` with a kubeconfig of its own, in which it keeps the current project. */
export const openRealSession = async (
  executable: string,
  { kubeconfig, clock, directory }: SessionOptions,
): Promise<OwnedSession> => {
  const file = path.join(directory, 'kubeconfig');
  await mkdir(directory, { recursive: true });
  await writeFile(file, kubeconfig, { mode: 0o600 });
  const shell = createOcShell({ executable, kubeconfig: file, directory, clock });
  return {
    shell,
    useProject: async (name) => {
      const { exitCode, stderr } = await shell.run({
        argv: ['oc', 'config', 'set-context', '--current', `--namespace=${name}`],
      });
      if (exitCode !== 0)
        throw new ConfigurationError(`${executable} cannot change its project: ${stderr.trim()}`, {
          hint: 'name another oc with --oc',
        });
    },
    putFile: (name, content) => putFile(directory, name, content),
    [Symbol.dispose]: () => undefined,
  };
};

const putFile = async (directory: string, name: string, content: string): Promise<void> => {
  const file = path.resolve(directory, name);
  if (!file.startsWith(`${directory}${path.sep}`))
    throw new ConfigurationError(`"${name}" is not a file below the folder of the terminal`, {
      hint: 'write a relative path without ..',
    });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
};

const builtInUserAgent = 'oc/4.19.0 (streamproof)';
