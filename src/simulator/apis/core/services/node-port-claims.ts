import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../../resources/kinds/resource-kind.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';

/** Ports on every node that services may claim. */
const FIRST = 30_000;
const LAST = 32_767;

/**
 * The node ports that one write of a service claims, on top of those that stored services hold.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/service/portallocator/allocator.go
 */
export class NodePortClaims {
  readonly #machinery: Machinery;
  #taken: Set<number> | undefined;

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
  }

  /** Claims a port, or says why it cannot be had. */
  claim(port: number): string | undefined {
    if (port < FIRST || port > LAST)
      return `provided port is not in the valid range. The range of valid ports is ${FIRST}-${LAST}`;
    if (this.#ports.has(port)) return 'provided port is already allocated';
    this.#ports.add(port);
    return undefined;
  }

  /** Claims a free port. */
  next(): number {
    for (;;) {
      const port = FIRST + this.#machinery.random.integer(LAST - FIRST + 1);
      if (this.#ports.has(port)) continue;
      this.#ports.add(port);
      return port;
    }
  }

  /** Most services claim none, so the others are looked at only when one does. */
  get #ports(): Set<number> {
    return (this.#taken ??= new Set(portsInUse(this.#machinery)));
  }
}

const portsInUse = ({ store }: Machinery): number[] =>
  (store.list(groupResource(serviceKind)) as readonly Service[]).flatMap(({ spec }) => [
    ...(spec.ports ?? []).map(({ nodePort = 0 }) => nodePort),
    spec.healthCheckNodePort ?? 0,
  ]);
