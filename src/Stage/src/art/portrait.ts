export function portraitOf(_a: string, _i: number): string | null { return null; }
