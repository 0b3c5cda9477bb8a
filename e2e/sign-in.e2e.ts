import { expect, test } from 'vitest';
import { describeShop } from './lib/shop.ts';

const EMAIL = 'olivia@cafedobalcao.example';
const PASSWORD = 'pão de queijo quente';

describeShop('Signing in', (shop) => {
  test('a new person comes by a link, sets a password, leaves, and comes back with it', async () => {
    const owner = await shop.open('Ana Ribeiro', '/ajustes/equipe');
    await owner.getByRole('button', { name: 'Adicionar pessoa' }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel('Nome').fill('Olívia Prado');
    await dialog.getByLabel('E-mail').fill(EMAIL);
    await dialog.getByRole('button', { name: 'Adicionar pessoa' }).click();
    const link = await owner.getByRole('dialog').getByLabel('Link de acesso').inputValue();

    const page = await shop.openStranger();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Conversas' }).waitFor();
    // The token has left the address, so no history or screen share keeps it.
    expect(page.url()).not.toContain('token');

    await page.goto(`${shop.server().url}/ajustes/perfil`);
    await page.getByLabel('Nova senha').fill(PASSWORD);
    await page.getByRole('button', { name: 'Trocar a senha' }).click();
    await page.getByText('Senha trocada.').waitFor();

    await page.getByRole('button', { name: 'Conta de Olívia Prado' }).click();
    await page.getByRole('menuitem', { name: 'Sair' }).click();
    await page.getByRole('heading', { name: 'Entrar no Balcão' }).waitFor();
    // The way back asks again.
    await page.goto(`${shop.server().url}/ajustes/perfil`);
    await page.getByRole('heading', { name: 'Entrar no Balcão' }).waitFor();

    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Senha').fill('errada');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByRole('alert').getByText('E-mail ou senha não conferem.').waitFor();
    await page.getByLabel('Senha').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    // Where the person wanted to go before.
    await page.getByRole('heading', { name: 'Perfil' }).waitFor();
  });

  test('a link works once', async () => {
    const link = await shop.server().signInLink('Carla Nunes');
    const carla = await shop.openStranger();
    await carla.goto(link);
    await carla.getByRole('heading', { name: 'Conversas' }).waitFor();
    const page = await shop.openStranger();
    await page.goto(link);
    await page.getByRole('alert').getByText('já foi usado ou expirou').waitFor();
  });

  test('many wrong passwords make the next one wait, and the screen says how long', async () => {
    const page = await shop.openStranger();
    await page.goto(`${shop.server().url}/entrar`);
    await page.getByLabel('E-mail').fill('ana@cafedobalcao.example');
    const enter = page.getByRole('button', { name: 'Entrar' });
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await page.getByLabel('Senha').fill(`errada ${attempt}`);
      const answered = page.waitForResponse((response) => response.url().endsWith('/v1/sign-in'));
      await enter.click();
      if ((await answered).status() !== 401) break;
    }
    await page
      .getByRole('alert')
      .getByText(/Muitas senhas erradas.*\d+ segundos/)
      .waitFor();
    expect(await enter.isDisabled()).toBe(true);
  });

  test('the session is out of reach of scripts and of other sites', async () => {
    const page = await shop.open('Ana Ribeiro');
    const { url } = shop.server();
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'balcao_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(await page.evaluate('document.cookie')).not.toContain('balcao_session');

    // The cookie alone changes nothing: a request needs the token only our own page knows.
    const forged = await page.request.post(`${url}/v1/sign-out`, { data: {} });
    expect(forged.status()).toBe(403);
    expect((await page.request.get(`${url}/v1/me`)).status()).toBe(200);

    const policy = (await page.request.get(url)).headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
