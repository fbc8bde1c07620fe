import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goYaml } from '../../resources/yaml/go-yaml.ts';
import { OcError } from '../oc-error.ts';

type Labels = Readonly<Record<string, string>>;

/** Which objects a patch changes: names are regular expressions of the whole name. */
export interface PatchTarget {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}

/** A patch, in the kustomization or in a file. */
export interface PatchEntry {
  readonly path?: string;
  readonly patch?: string;
  readonly target?: PatchTarget;
}

/** What becomes of generated objects. */
export interface GeneratorOptions {
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly disableNameSuffixHash?: boolean;
  readonly immutable?: boolean;
}

/** A config map or secret that is made from files and texts. */
export interface Generator {
  readonly name: string;
  readonly namespace?: string;
  readonly behavior?: 'create' | 'merge' | 'replace';
  readonly literals?: readonly string[];
  readonly files?: readonly string[];
  readonly envs?: readonly string[];
  readonly env?: string;
  readonly type?: string;
  readonly options?: GeneratorOptions;
}

/** Another image in the place of one of this name. */
export interface ImageEntry {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

/** Labels, and whether selectors or templates get them too. */
export interface LabelEntry {
  readonly pairs: Labels;
  readonly includeSelectors?: boolean;
  readonly includeTemplates?: boolean;
}

/**
 * What is heeded of a `kustomization.yaml`.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export interface Kustomization {
  readonly kind?: string;
  readonly resources?: readonly string[];
  readonly bases?: readonly string[];
  readonly components?: readonly string[];
  readonly namespace?: string;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly labels?: readonly LabelEntry[];
  readonly commonLabels?: Labels;
  readonly commonAnnotations?: Labels;
  readonly images?: readonly ImageEntry[];
  readonly replicas?: readonly { readonly name: string; readonly count: number }[];
  readonly patches?: readonly PatchEntry[];
  readonly patchesStrategicMerge?: readonly string[];
  readonly patchesJson6902?: readonly PatchEntry[];
  readonly configMapGenerator?: readonly Generator[];
  readonly secretGenerator?: readonly Generator[];
  readonly generatorOptions?: GeneratorOptions;
  readonly sortOptions?: { readonly order?: 'fifo' | 'legacy' };
}

/** A kustomization, and what is said of its fields that should have other names. */
export interface ReadKustomization {
  readonly kustomization: Kustomization;
  readonly warnings: readonly string[];
}

/**
 * Reads the kustomization of a folder.
 *
 * @throws OcError when there is none, when it is no YAML, and for fields that are not heeded here
 */
export const readKustomization = async (folder: string): Promise<ReadKustomization> => {
  const texts = await Promise.all(
    NAMES.map(async (name) => await readFile(join(folder, name), 'utf8').catch(() => undefined)),
  );
  const found = texts.filter((text) => text !== undefined);
  const [text] = found;
  if (text === undefined)
    throw new OcError(
      `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder}'`,
    );
  if (found.length > 1) throw new OcError(`Found multiple kustomization files under: ${folder}`);
  const { parse } = await import('yaml');
  const kustomization = (parse(text, goYaml) ?? {}) as Kustomization;
  for (const field of Object.keys(kustomization).filter((each) => !FIELDS.includes(each)))
    throw new OcError(
      UNHEEDED.includes(field)
        ? `the field ${field} of the kustomization in '${folder}' is not heeded here: use kubectl kustomize, and read its output with -f`
        : `invalid Kustomization: json: unknown field ${JSON.stringify(field)}`,
    );
  const renamed = Object.entries(DEPRECATED).filter(([field]) => field in kustomization);
  const warnings = renamed.map(
    ([field, instead]) =>
      `# Warning: '${field}' is deprecated. Please use '${instead}' instead. Run 'kustomize edit fix' to update your Kustomization automatically.`,
  );
  return { kustomization, warnings };
};

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

const DEPRECATED: Readonly<Record<string, string>> = {
  bases: 'resources',
  commonLabels: 'labels',
  patchesJson6902: 'patches',
  patchesStrategicMerge: 'patches',
};

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'components',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonAnnotations',
  'images',
  'replicas',
  'patches',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
  'sortOptions',
  ...Object.keys(DEPRECATED),
];

/** What kustomize has besides: other programs, charts, and rules of one's own. */
const UNHEEDED = [
  'buildMetadata',
  'configurations',
  'crds',
  'generators',
  'helmChartInflationGenerator',
  'helmCharts',
  'helmGlobals',
  'openapi',
  'replacements',
  'transformers',
  'validators',
  'vars',
];
