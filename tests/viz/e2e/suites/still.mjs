/** Where less motion is asked for nothing moves; on the tiny map. */
import assert from 'node:assert/strict';

/** @type {Array<'forced' | 'still'>} */
export const wishes = ['still'];

export const cases = {
  'nothing is animated, and nothing glides': async (reader) => {
    assert.ok(await reader.ask(() => matchMedia('(prefers-reduced-motion: reduce)').matches), 'the browser asks for less motion');
    for (const hash of ['#n=claim:farmers-agree', '#v=weak', '#s=1', '#v=focus&r=source:delta-report']) {
      await reader.go(hash);
      const moving = await reader.ask(() => [...document.getAnimations().map(String), ...[...document.querySelectorAll('*')].filter((e) => { const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(e); return /[1-9]/.test(transitionDuration) || /[1-9]/.test(animationDuration) || scrollBehavior === 'smooth'; }).map((e) => e.outerHTML.slice(0, 80))]);
      assert.deepEqual(moving, [], hash);
    }
  },
};
