import type { Pod } from '../../../../resources/workloads/pod.ts';
import type { SecurityProfile } from '../../../../resources/workloads/security-context.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { APP_ARMOR, appArmorTexts } from '../../pod-template/app-armor-annotation.ts';
import { containersOf } from '../../pod-template/containers-of.ts';
import { validateAppArmor } from '../../pod-template/validate-app-armor.ts';

const LOCAL = 'localhost/';

/**
 * Makes the fields of a new pod and the annotations that older nodes read name the same profiles of AppArmor.
 *
 * @returns warnings about annotations without a field
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/24-apparmor#version-skew-strategy
 */
export const matchAppArmor = (pod: Pod): string[] => {
  if (pod.spec.os?.name === 'windows') return [];
  const ofPod = pod.spec.securityContext?.appArmorProfile;
  return containersOf(pod.spec, 'spec').flatMap(([container]) => {
    const key = APP_ARMOR + container.name;
    const said = pod.metadata.annotations?.[key];
    const own = container.securityContext?.appArmorProfile;
    if (said === undefined) {
      const text = textOf(own ?? ofPod);
      if (text !== '') pod.metadata.annotations = { ...pod.metadata.annotations, [key]: text };
      return [];
    }
    if (own != null) return [];
    const profile = profileOf(said);
    if (profile !== undefined && equal(profile, ofPod)) return [];
    if (profile !== undefined) container.securityContext = { ...container.securityContext, appArmorProfile: profile };
    return [`metadata.annotations[${key}]: deprecated since v1.30; use the "appArmorProfile" field instead`];
  });
};

const textOf = (profile: SecurityProfile | null | undefined): string => {
  const text = appArmorTexts[profile?.type ?? ''];
  if (text !== undefined) return text;
  return profile?.type === 'Localhost' && profile.localhostProfile !== undefined
    ? LOCAL + profile.localhostProfile
    : '';
};

/** Nothing for a text that names no profile, or one that no node can have. */
const profileOf = (text: string): SecurityProfile | undefined => {
  const [type] = Object.entries(appArmorTexts).find(([, own]) => own === text) ?? [];
  if (type !== undefined) return { type };
  if (!text.startsWith(LOCAL)) return undefined;
  const profile = { type: 'Localhost', localhostProfile: text.slice(LOCAL.length) };
  return validateAppArmor(profile, '').length === 0 ? profile : undefined;
};
