// One node program for all shapes: a signed distance in the fragment shader, with a border.
import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_border;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_border;
varying vec2 v_at;
varying float v_shape;
varying float v_pixel;
const float bias = 255.0 / 254.0;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 at = 2.6 * radius * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + at, 1)).xy, 0, 1);
  v_at = at / radius;
  v_pixel = 2.0 * u_correctionRatio / radius;
  v_shape = a_shape;
  v_border = a_border;
  v_color = a_color;
  v_color.a *= bias;
  v_border.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_border;
varying vec2 v_at;
varying float v_shape;
varying float v_pixel;
const vec4 clear = vec4(0.0);
float outline(vec2 p, float shape) {
  vec2 a = abs(p);
  if (shape < 0.5) return length(p) - 1.0;
  if (shape < 1.5) return max(a.x, a.y) - 0.863;
  if (shape < 2.5) return max(a.x * 0.866 + p.y * 0.5, -p.y) - 0.62;
  if (shape < 3.5) return (a.x + a.y - 1.2) * 0.7071;
  if (shape < 4.5) return max(a.x * 0.866 + a.y * 0.5, a.y) - 0.927;
  if (shape < 5.5) return max(min(a.x, a.y) - 0.4, max(a.x, a.y) - 1.05);
  return max(a.x * 0.866 - p.y * 0.5, p.y) - 0.62;
}
void main(void) {
  float ring = step(9.5, v_shape);
  float d = outline(v_at, v_shape - 10.0 * ring);
  float width = mix(v_pixel * 0.6, max(0.26, v_pixel * 1.2), ring);
  vec4 inside = mix(v_color, v_border, smoothstep(-v_pixel * 0.5, v_pixel * 0.5, d + width));
  gl_FragColor = mix(inside, clear, smoothstep(-v_pixel * 0.5, v_pixel * 0.5, d));
}`;

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;

export class NodeShapeProgram extends NodeProgram {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_border", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(_index, startIndex, node) {
    const array = this.array;
    array[startIndex++] = node.x;
    array[startIndex++] = node.y;
    array[startIndex++] = node.size;
    array[startIndex++] = floatColor(node.color);
    array[startIndex++] = floatColor(node.border);
    array[startIndex] = node.shape + (node.ring ? 10 : 0);
  }

  setUniforms(params, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
