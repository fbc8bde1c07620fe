import type { BuildConfig, BuildReference } from '../../resources/builds/build-config.ts';

/** A tag of an image stream or a build configuration, as a build chain names it: `istag/web:latest`, `bc/web`. */
export interface ChainNode {
  readonly kind: 'BuildConfig' | 'ImageStreamTag';
  readonly namespace: string;
  readonly name: string;
  /** The place in the graph that it was given first. */
  readonly id: number;
}

/** Why one follows from another: `BuildTriggerImage`, `BuildInputImage`, `BuildOutput`. */
export interface ChainEdge {
  readonly from: ChainNode;
  readonly to: ChainNode;
  readonly kinds: readonly string[];
}

/** Builds and the tags that they read and write. */
export interface BuildChain {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
}

/** What the configurations of builds read and write. */
export const buildGraph = (configs: readonly BuildConfig[]): BuildChain => {
  const nodes = new Map<string, ChainNode>();
  const edges = new Map<string, ChainEdge>();
  let ids = 0;
  const node = (kind: ChainNode['kind'], namespace: string, name: string): ChainNode => {
    const key = `${kind}/${namespace}/${name}`;
    const found = nodes.get(key) ?? { kind, namespace, name, id: ids++ };
    nodes.set(key, found);
    return found;
  };
  const link = (from: ChainNode | undefined, to: ChainNode | undefined, kind: string): void => {
    if (!from || !to) return;
    const kinds = edges.get(`${from.id}/${to.id}`)?.kinds ?? [];
    edges.set(`${from.id}/${to.id}`, { from, to, kinds: [...new Set([...kinds, kind])].sort() });
  };
  const own = configs.map(({ metadata }) => node('BuildConfig', metadata.namespace ?? '', metadata.name));
  for (const [index, { metadata, spec }] of configs.entries()) {
    const config = own[index] as ChainNode;
    const tag = (reference: BuildReference | undefined): ChainNode | undefined =>
      reference?.kind === 'ImageStreamTag'
        ? node('ImageStreamTag', reference.namespace || (metadata.namespace ?? ''), withTag(reference.name))
        : undefined;
    const input = spec.strategy.dockerStrategy?.from ?? spec.strategy.sourceStrategy?.from;
    link(tag(input), config, 'BuildInputImage');
    for (const { type, imageChange } of spec.triggers ?? [])
      if (type === 'ImageChange') link(tag(imageChange?.from ?? input), config, 'BuildTriggerImage');
    link(config, tag(spec.output?.to), 'BuildOutput');
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
};

/** The name of a tag of an image stream: `latest` where none is named. */
export const withTag = (name: string): string => (name.includes(':') ? name : `${name}:latest`);

/**
 * The part of the graph that can be reached from a tag, against the arrows when `reverse`.
 *
 * @param allInputs images that are read without a trigger count as well
 */
export const chainFrom = (
  graph: BuildChain,
  root: ChainNode,
  { reverse, allInputs }: { readonly reverse: boolean; readonly allInputs: boolean },
): BuildChain => {
  const wanted = ['BuildTriggerImage', 'BuildOutput', ...(allInputs ? ['BuildInputImage'] : [])];
  const edges = graph.edges.filter(
    ({ from, to, kinds }) => kinds.some((kind) => wanted.includes(kind)) && (reverse ? from : to) !== root,
  );
  const reached = new Set([root]);
  for (const node of reached)
    for (const { from, to } of edges) {
      if (!reverse && from === node) reached.add(to);
      if (reverse && to === node) reached.add(from);
    }
  return {
    nodes: [...reached].sort((a, b) => a.id - b.id),
    edges: edges.filter(({ from, to }) => reached.has(from) && reached.has(to)),
  };
};

/** The chain as lines, each as far in as it is away from the tag. @param title how a node is named */
export const chainText = (
  { edges }: BuildChain,
  root: ChainNode,
  reverse: boolean,
  title: (node: ChainNode) => string,
): string => {
  const seen = new Set<ChainNode>();
  const lines: string[] = [];
  const walk = (node: ChainNode, depth: number): void => {
    seen.add(node);
    lines.push(`${'\t'.repeat(depth)}${title(node)}`);
    const next = edges.flatMap(({ from, to }) => {
      if (reverse) return to === node ? [from] : [];
      return from === node ? [to] : [];
    });
    for (const child of next.sort((a, b) => a.id - b.id)) if (!seen.has(child)) walk(child, depth + 1);
  };
  walk(root, 0);
  return lines.join('\n');
};

/** The chain in the language of Graphviz. */
export const chainDot = ({ nodes, edges }: BuildChain, name: string): string => {
  const lines = [
    `digraph ${JSON.stringify(name)} {`,
    '  // Node definitions.',
    ...nodes.map((node) => `  ${node.id} [label="${node.kind}|${node.namespace}/${node.name}"];`),
    '',
    '  // Edge definitions.',
    ...[...edges]
      .sort((a, b) => a.from.id - b.from.id || a.to.id - b.to.id)
      .map(({ from, to, kinds }) => `  ${from.id} -> ${to.id} [label="${kinds.join(',')}"];`),
    '}',
  ];
  return lines.join('\n');
};
