/** `status.conditions[]` of workloads, pods and namespaces; times are RFC 3339 in whole seconds. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastTransitionTime?: string | null;
  lastUpdateTime?: string;
  lastProbeTime?: string | null;
}

/** The condition of one type. */
export const conditionOf = <C extends Pick<Condition, 'type'>>(
  conditions: readonly C[] | undefined,
  type: string,
): C | undefined => conditions?.find((each) => each.type === type);
