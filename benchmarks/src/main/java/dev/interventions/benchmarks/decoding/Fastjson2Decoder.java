package dev.interventions.benchmarks.decoding;

import com.alibaba.fastjson2.JSON;

/** fastjson2, which generates byte code for the records. */
final class Fastjson2Decoder implements Decoder {

    @Override
    public Object page(byte[] body) {
        return JSON.parseObject(body, WirePage.class);
    }
}
