import { ApiStatusError } from '../../src/errors/api-status-error.ts';
import type { Capability } from '../../src/ports/capabilities.ts';
import type { ExperimentClock } from '../../src/ports/experiment-clock.ts';
import type { KubeApi, KubeRequest } from '../../src/ports/kube-api.ts';
import type { RegistryRequest } from '../../src/ports/registry.ts';
import type { CommandResult } from '../../src/ports/shell.ts';
import type { ExperimentCluster, Target, UnimplementedRequest } from '../../src/ports/target.ts';

/** A target with nothing behind it but what a test puts there. */
export class FakeTarget {
  /** Answers of GET by path; collections hold arrays. */
  readonly objects = new Map<string, unknown>();
  /** Every other request, in order. */
  readonly writes: KubeRequest[] = [];
  readonly capabilities = new Set<Capability>([
    'own-registry',
    'running-pods',
    'clock',
    'nodes',
    'internal-registry',
    'registry-push',
    'registry-storage',
    'registry-journal',
    'upstream-journal',
    'upstream-push',
    'upstream-control',
    'upstream-faults',
  ]);
  readonly unimplemented: UnimplementedRequest[] = [];
  /** The access log of the internal registry. */
  readonly log: RegistryRequest[] = [];
  /** What `find /registry -type f` prints in the pod of the registry. */
  files: readonly string[] = [];
  /** What each command gives. */
  command: Partial<CommandResult> = {};
  disposed = 0;
  #now = 0;

  readonly target: Target = {
    name: 'fake',
    description: 'the fake cluster',
    version: '4.19.0',
    capabilities: this.capabilities,
    openCluster: async () => this.#cluster(),
    [Symbol.asyncDispose]: async () => undefined,
  };

  #cluster(): ExperimentCluster {
    return {
      api: this.#api(),
      clock: this.#clock(),
      internalRegistry: {
        host: 'R:5000',
        requests: async () => this.log,
        push: () => {
          throw new Error('no test pushes to the internal registry');
        },
      },
      upstream: () => {
        throw new Error('no test needs an external registry');
      },
      openSession: async () => ({
        shell: {
          description: 'fake oc',
          run: async ({ argv }) => ({
            argv,
            stdout: '',
            stderr: '',
            exitCode: 0,
            startedAt: this.#now,
            duration: 1,
            ...this.command,
          }),
        },
        useProject: async () => undefined,
        putFile: async () => undefined,
      }),
      unimplemented: () => this.unimplemented,
      [Symbol.asyncDispose]: async () => void this.disposed++,
    };
  }

  #clock(): ExperimentClock {
    return {
      virtual: true,
      now: () => this.#now,
      after: () => ({ cancel: () => undefined }),
      advance: async (duration) => void (this.#now += duration),
      settled: async () => undefined,
    };
  }

  #api(): KubeApi {
    return {
      server: 'https://fake',
      request: async <T>(request: KubeRequest) => ({ status: 200, body: this.#answer(request) as T, warnings: [] }),
      watch: () => {
        throw new Error('no test needs a watch');
      },
      stream: () => {
        throw new Error('no test needs a stream');
      },
      exec: async ({ onStdout }) => {
        onStdout(Buffer.from(this.files.join('\n')));
        return 0;
      },
    };
  }

  #answer(request: KubeRequest): unknown {
    if (request.method !== 'GET') return this.writes.push(request) && request.body;
    const found = this.objects.get(request.path);
    if (Array.isArray(found)) return { items: found };
    if (found !== undefined) return found;
    if (request.path.endsWith('s')) return { items: [] };
    throw new ApiStatusError({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'not found',
      code: 404,
    });
  }
}
