import { ConfigurationError } from '../errors/configuration-error.ts';
import { UnsupportedError } from '../errors/unsupported-error.ts';
import type { ExperimentClock } from '../ports/experiment-clock.ts';
import type { ShellSession } from '../ports/target.ts';
import type { UpgradeSide } from '../ports/upgrade-side.ts';
import type { ServiceAccount } from '../resources/access/service-account.ts';
import { imageStreamKind, projectKind, projectRequestKind, serviceAccountKind } from '../resources/kinds/kinds.ts';
import { apiVersionOf } from '../resources/kinds/resource-kind.ts';
import { eventually } from './eventually.ts';
import type { KubeObjects, ObjectKey } from './kube-objects.ts';

/** The projects of an experiment. Names without a project mean the first one: `hello-ocp` is `is-test/hello-ocp`. */
export class Projects {
  readonly #objects: KubeObjects;
  readonly #session: ShellSession;
  readonly #clock: ExperimentClock;
  readonly #side: UpgradeSide | undefined;
  readonly #hasRegistry: boolean;
  readonly #names: string[] = [];

  /** @param hasRegistry whether the cluster has a registry of its own, for which accounts get pull secrets */
  constructor(
    objects: KubeObjects,
    session: ShellSession,
    clock: ExperimentClock,
    { side, hasRegistry }: { side: UpgradeSide | undefined; hasRegistry: boolean },
  ) {
    this.#objects = objects;
    this.#session = session;
    this.#clock = clock;
    this.#side = side;
    this.#hasRegistry = hasRegistry;
  }

  /** The projects that steps have opened, in order. */
  get names(): readonly string[] {
    return this.#names;
  }

  /**
   * Requests a project, as `oc new-project` does, and makes it the current one of the terminal. After an upgrade it is the one
   * that an experiment before the upgrade has left.
   *
   * @throws UnsupportedError when none was left
   */
  async open(name: string): Promise<void> {
    if (this.#side === 'before') await this.#removeFormer(name);
    if (this.#side === 'after') await this.#find(name);
    else await this.#request(name);
    this.#names.push(name);
    await this.#session.useProject(name);
    if (this.#hasRegistry) await this.#untilPodsCanPull(name);
  }

  /** @throws ConfigurationError when no step has opened a project */
  get current(): string {
    const [first] = this.#names;
    if (first !== undefined) return first;
    throw new ConfigurationError('this step needs a project, but no step before it has opened one', {
      hint: 'start the scenario with: Given the project "is-test"',
    });
  }

  /** Resolves `hello-ocp` and `is-test-b/hello-ocp`. */
  locate(name: string): ObjectKey & { namespace: string } {
    const [first, second] = name.split('/', 2);
    return second === undefined ? { namespace: this.current, name } : { namespace: first!, name: second };
  }

  /** Resolves `hello-ocp:local` and `is-test-b/hello-ocp:local`. */
  locateTag(name: string): { namespace: string; stream: string; tag: string } {
    const { namespace, name: tagName } = this.locate(name);
    const [stream, tag = 'latest'] = tagName.split(':', 2);
    if (stream === undefined || stream === '')
      throw new ConfigurationError(`"${name}" does not name a tag of ${imageStreamKind.plural}`, {
        hint: 'write "stream:tag"',
      });
    return { namespace, stream, tag };
  }

  #request(name: string): Promise<unknown> {
    return this.#objects.create(projectRequestKind, {
      apiVersion: apiVersionOf(projectRequestKind),
      kind: projectRequestKind.kind,
      metadata: { name },
    });
  }

  async #find(name: string): Promise<void> {
    if (await this.#exists(name)) return;
    throw new UnsupportedError(
      `needs:before-upgrade: nobody left the project "${name}" here: before the upgrade, run the twin of this scenario (--tags @before-upgrade)`,
    );
  }

  /** What a twin of an earlier upgrade has left would be in the way. */
  async #removeFormer(name: string): Promise<void> {
    if (!(await this.#exists(name))) return;
    await this.#objects.delete(projectKind, { name });
    await eventually(this.#clock, {
      subject: `the project "${name}" that an earlier run left`,
      should: 'be gone',
      observe: () => this.#exists(name),
      mismatch: (exists) => (exists ? 'it is still there' : undefined),
      hint: `oc describe project ${name}`,
    });
  }

  /** To ask for a project that is not there is forbidden to those who may not see all of them; a list holds what they may see. */
  async #exists(name: string): Promise<boolean> {
    return (await this.#objects.list(projectKind)).some(({ metadata }) => metadata.name === name);
  }

  async #untilPodsCanPull(namespace: string): Promise<void> {
    await eventually(this.#clock, {
      subject: `the service account "default" of the project "${namespace}"`,
      should: 'get a pull secret for the internal registry',
      observe: () => this.#objects.get<ServiceAccount>(serviceAccountKind, { namespace, name: 'default' }),
      mismatch: (account) =>
        (account?.imagePullSecrets ?? []).length > 0
          ? undefined
          : account === undefined
            ? 'no such service account'
            : 'it has none',
      hint: `oc get sa/default -n ${namespace} -o yaml`,
    });
  }
}
