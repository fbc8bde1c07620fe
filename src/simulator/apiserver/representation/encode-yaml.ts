import { formatYaml } from '../../../resources/yaml/format-yaml.ts';

/** YAML with sorted keys, as the real server writes it. */
export const encodeYaml = (object: object): string => formatYaml(object);
