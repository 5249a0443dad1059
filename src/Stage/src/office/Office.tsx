import type { BehaviourStore } from './useBehaviour'; export function Office(_: { behaviour: BehaviourStore }) { return null; }
