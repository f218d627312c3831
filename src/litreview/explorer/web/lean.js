// Sigma without its hover layer (focus.js draws what is pointed at) and without its picking pass
// (pick.js finds what is pointed at): where there is no graphics card, each costs a tenth of a
// second before the first view and a stall at every move of the pointer.
import Sigma from "sigma";

const NO_GL = new Proxy({}, { get: (_, name) => (name === "getExtension" ? () => null : () => {}) });

/** A program that draws nothing, for the layer that is not there. */
export class NoProgram {
  reallocate() {}
  process() {}
  render() {}
  kill() {}
}

export class LeanSigma extends Sigma {
  createWebGLContext(id, options) {
    if (id !== "hoverNodes") return super.createWebGLContext(id, { ...options, picking: false });
    this.createCanvas(id);
    this.webGLContexts[id] = NO_GL;
    return NO_GL;
  }

  /** Return the key of the node at a point of the container; `pickAt` is set by the map. */
  getNodeAtPosition(point) {
    return this.pickAt?.(point) ?? null;
  }

  /** Resolve when the graphics side has drawn what it was told, so that a measured view is a seen one. */
  async settled() {
    for (const id of ["edges", "nodes"]) {
      const gl = this.webGLContexts[id];
      const fence = gl?.fenceSync?.(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (!fence) continue;
      gl.flush();
      while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
        await new Promise((next) => setTimeout(next, 4));
      gl.deleteSync(fence);
    }
  }
}
