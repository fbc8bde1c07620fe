type Map = Readonly<Record<string, unknown>>;

/**
 * An object with a strategic merge patch applied, without a server to ask: the lists of Kubernetes' own kinds whose elements
 * have a key are merged by it, others are replaced. Understands `$patch: delete`, `$patch: replace` and null.
 *
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export const mergeStrategically = <T extends object>(object: T, patch: object): T =>
  mergeMaps(object as Map, patch as Map) as T;

const mergeMaps = (object: Map, patch: Map): Map => {
  const { $patch: directive, ...rest } = patch;
  if (directive === 'delete') return {};
  if (directive === 'replace') return rest;
  const result: Record<string, unknown> = { ...object };
  for (const [key, value] of Object.entries(rest)) {
    const old = result[key];
    if (value === null) delete result[key];
    else if (isMap(value)) result[key] = mergeMaps(isMap(old) ? old : {}, value);
    else if (Array.isArray(value)) result[key] = mergeLists(key, Array.isArray(old) ? old : [], value);
    else result[key] = value;
  }
  return result;
};

const mergeLists = (name: string, old: readonly unknown[], patch: readonly unknown[]): unknown[] => {
  const elements = patch.filter((each) => isMap(each) && each['$patch'] !== 'replace') as Map[];
  const key = (mergeKeys[name] ?? []).find((each) => elements.some((element) => element[each] !== undefined));
  if (key === undefined || elements.length < patch.length) return patch.filter((each) => !isDirective(each));
  const result = [...old] as Map[];
  const added: Map[] = [];
  for (const element of elements) {
    const at = result.findIndex((each) => each[key] === element[key]);
    if (element['$patch'] === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) result[at] = mergeMaps(result[at] as Map, element);
    else added.push(mergeMaps({}, element));
  }
  return [...result, ...added];
};

/** What tells the elements of lists apart, by the name of the field. */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  ports: ['containerPort', 'port'],
  imagePullSecrets: ['name'],
  secrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  ownerReferences: ['uid'],
  conditions: ['type'],
};

const isDirective = (value: unknown): boolean => isMap(value) && value['$patch'] !== undefined;

const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);
