package com.example.care;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CareApplication {

    public static void main(String... arguments) {
        SpringApplication.run(CareApplication.class, arguments);
    }
}
