import { expect } from "@open-wc/testing";
import { connect, pages, watch, withPage, type PageName, type Widget } from "./campus.ts";
import { casesOfAdmin } from "./admin.cases.ts";
import { casesOfArchive } from "./archive.cases.ts";
import { casesOfBoard } from "./board.cases.ts";
import { casesOfAll } from "./every.cases.ts";
import { casesOfLead } from "./lead.cases.ts";
import { spoil, unreadable, type Case, type Loose } from "./spoilt.ts";
import { casesOfTeacher } from "./teacher.cases.ts";
import { casesOfVisitor } from "./visitor.cases.ts";

const casesOf: Record<PageName, readonly Case[]> = {
  teacher: casesOfTeacher,
  lead: casesOfLead,
  admin: casesOfAdmin,
  archive: casesOfArchive,
  board: casesOfBoard,
  visitor: casesOfVisitor,
};

for (const name of ["teacher", "lead", "admin", "archive", "board", "visitor"] as const)
  describe(`a malformed answer on the page of ${name} is said in words where it is needed, and nowhere else`, function () {
    const { who, draw, widgets } = pages[name];
    this.timeout(60_000);
    let usual: { readonly [W in Widget]?: string } = {};
    before(async () => {
      const watched = watch();
      await withPage(draw(connect("nothing", who, watched)), watched, (says) => {
        usual = Object.fromEntries(widgets.map((widget) => [widget, says(widget)]));
      });
      expect(watched.noise).to.deep.equal([]);
      for (const widget of widgets) expect(usual[widget], widget).not.to.match(/收到的数据看不懂|正在读取/);
    });

    const every = (name === "visitor" ? [] : casesOfAll).map((one): Case => ({ ...one, breaks: widgets }));
    for (const one of [...every, ...casesOf[name]])
      it(one.says, async () => {
        const watched = watch();
        let spoilt = 0;
        const gateway = connect("nothing", who, watched, (request, body) => {
          const next = one.of.test(request) ? spoil(body as Loose, one.puts) : undefined;
          if (next !== undefined) spoilt += 1;
          return next;
        });
        await withPage(draw(gateway), watched, async (says) => {
          expect(spoilt).to.be.greaterThan(0);
          for (const widget of widgets) await expectOne(one, widget, () => says(widget), usual[widget]!);
        });
        expect(watched.noise).to.deep.equal([]);
      });
  });

/** What one widget says of a case: the fault and where it is, or the same as ever. */
async function expectOne(one: Case, widget: Widget, says: () => string, usual: string): Promise<void> {
  const { breaks, changes, shows, where, without } = one;
  if (shows?.[widget]) expect(says(), widget).to.match(shows[widget]);
  if (breaks.includes(widget)) {
    expect(await until(says, (words) => words.includes(unreadable)), widget)
      .to.contain(unreadable)
      .and.match(/请把这一行告诉管理员：.*[0-9a-f]{8}-/);
    if (where) expect(says(), widget).to.contain(where);
    if (without) expect(says(), widget).not.to.match(without);
    return;
  }
  expect(says(), widget).not.to.contain(unreadable);
  if (!changes?.includes(widget)) expect(await until(says, (words) => words === usual), widget).to.equal(usual);
}

/** What is said once it fits, or after ten seconds: a name that comes late is not a fault. */
async function until(says: () => string, fits: (words: string) => boolean): Promise<string> {
  for (const end = Date.now() + 10_000; !fits(says()) && Date.now() < end;) await new Promise((done) => setTimeout(done, 50));
  return says();
}
