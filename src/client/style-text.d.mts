export function styleText(path: string): Promise<string>
