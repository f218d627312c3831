// sigma reads constants of this class while it loads; without the class the list could not stand alone.
globalThis.WebGLRenderingContext ??= class {};
