export interface AboutMe {
  readonly by: "guest" | "login" | "proxy" | "token";
  readonly email?: string;
  readonly signIn: boolean;
}

/** How the server knows whoever is here. */
export async function readAccount(): Promise<AboutMe | undefined> {
  const answer = await fetch("/api/me", { credentials: "same-origin", cache: "no-store" }).catch(() => undefined);
  return answer?.ok === true ? ((await answer.json()) as { account?: AboutMe }).account : undefined;
}
