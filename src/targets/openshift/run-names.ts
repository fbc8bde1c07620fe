/**
 * The names of an experiment on a cluster that others use too. Features speak of the project `is-test` and of the registry
 * `docker.io`; on the cluster they are `sp-k3x9-1-is-test` and a repository of the registry that the user named. Text on its
 * way to the cluster is translated by {@link toReal}, text that comes back by {@link toLogical}, so that a reader sees the
 * names of the feature everywhere.
 */
export class RunNames {
  readonly prefix: string;
  readonly #registries = new Map<string, string>();
  readonly #projects = new Map<string, string>();

  /** @param prefix unique for the experiment: `sp-k3x9-1` */
  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** The real names of the projects of the experiment. */
  get projects(): readonly string[] {
    return [...this.#projects.values()];
  }

  /** Gives a project that is about to be made its real name. */
  claim(project: string): string {
    const real = this.#projects.get(project) ?? `${this.prefix}-${project}`.slice(0, 63).replace(/-+$/, '');
    this.#projects.set(project, real);
    return real;
  }

  /** From now on the content of a registry is somewhere else: that of `docker.io` in `registry.example.com/team/sp-k3x9-1/docker.io`. */
  place(registry: string, place: string): void {
    this.#registries.set(registry, place);
  }

  /** Whether a name on the cluster is that of a project of the experiment. */
  owns(real: string): boolean {
    return this.projects.includes(real);
  }

  toReal(text: string): string {
    let result = text;
    for (const [host, place] of this.#registries) result = result.replaceAll(wordFollowedBySlash(host), `${place}/`);
    for (const [logical, real] of this.#projects) result = result.replaceAll(word(logical), real);
    return result;
  }

  toLogical(text: string): string {
    let result = text;
    for (const [host, place] of this.#registries) result = result.replaceAll(place, host);
    for (const [logical, real] of longestFirst(this.#projects)) result = result.replaceAll(real, logical);
    return result;
  }
}

const longestFirst = (names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...names].toSorted(([, one], [, other]) => other.length - one.length);

/** A name that is not part of a longer one: neither `my-is-test` nor `is-test-b` nor `is-test.example.com` is `is-test`. */
const word = (name: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9.-])${RegExp.escape(name)}(?![A-Za-z0-9-]|\\.[a-z])`, 'g');

const wordFollowedBySlash = (host: string): RegExp => new RegExp(`(?<![A-Za-z0-9./-])${RegExp.escape(host)}/`, 'g');
