import { goJson } from '../../image/go-json.ts';
import { isJsonObject } from '../../image/json-object.ts';
import { inKeyOrder } from '../../image/key-order.ts';

/** What Go writes of a manifest or an image's configuration: members in their order, those of maps in the order of their names. */
export const imageJson = (value: unknown, indent = ''): string => goJson(value, indent, sortMaps);

/** The members of an image's configuration that are maps. */
const maps = new Set(['ExposedPorts', 'Volumes', 'Labels', 'annotations']);

const sortMaps = (key: string, value: unknown): unknown =>
  maps.has(key) && isJsonObject(value) ? inKeyOrder(value) : value;
